import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** An RSA public key with the one algorithm it is used with: RS256 or PS256. */
final class VendorKey {
  final String kid;
  final String algorithm;
  /** Bytes of a signature made with it. */
  final int size;

  private final RSAPublicKey key;

  /** Reads -----BEGIN PUBLIC KEY-----. */
  VendorKey(String pem, String algorithm) throws Refused {
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]*-----", ""));
      key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException error) {
      throw new Refused("this is not an RSA public key in PEM form");
    }
    int bits = key.getModulus().bitLength();
    if (bits < 2048 || bits > 4096) throw new Refused("the key has " + bits + " bits; 2048 to 4096 are accepted");
    this.algorithm = algorithm;
    size = (bits + 7) / 8;
    kid = Base64Url.encode(Base64Url.sha256(key.getEncoded()));
  }

  boolean accepts(byte[] message, byte[] signature) {
    if (signature.length != size) return false;
    try {
      Signature check;
      if (algorithm.equals("PS256")) {
        check = Signature.getInstance("RSASSA-PSS");
        check.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      } else {
        check = Signature.getInstance("SHA256withRSA");
      }
      check.initVerify(key);
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException error) {
      return false;
    }
  }
}
