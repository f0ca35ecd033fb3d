import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The public half of the P-256 key a program made on its machine, as a JWK. */
record DeviceKey(String kty, String crv, String x, String y) {
  static final ECParameterSpec CURVE = curve();

  static DeviceKey of(Map<String, Object> jwk) {
    return new DeviceKey(
        Claims.text(jwk, "kty"), Claims.text(jwk, "crv"), Claims.text(jwk, "x"), Claims.text(jwk, "y"));
  }

  /** In the order of RFC 7638. */
  Map<String, Object> jwk() {
    Map<String, Object> jwk = new LinkedHashMap<>();
    jwk.put("crv", crv);
    jwk.put("kty", kty);
    jwk.put("x", x);
    jwk.put("y", y);
    return jwk;
  }

  String thumbprint() {
    return Base64Url.encode(Base64Url.sha256(Json.write(jwk())));
  }

  /** The point of the curve it names; null when there is none. */
  ECPoint point() {
    if (!kty.equals("EC") || !crv.equals("P-256")) return null;
    BigInteger[] both = new BigInteger[2];
    try {
      for (int i = 0; i < 2; i++) {
        byte[] bytes = Base64Url.decode(i == 0 ? x : y);
        if (bytes.length != 32) return null;
        both[i] = new BigInteger(1, bytes);
      }
    } catch (Malformed error) {
      return null;
    }
    BigInteger p = ((ECFieldFp) CURVE.getCurve().getField()).getP();
    BigInteger a = CURVE.getCurve().getA(), b = CURVE.getCurve().getB();
    if (both[0].compareTo(p) >= 0 || both[1].compareTo(p) >= 0) return null;
    BigInteger right = both[0].modPow(BigInteger.valueOf(3), p).add(a.multiply(both[0])).add(b).mod(p);
    boolean onCurve = both[1].modPow(BigInteger.TWO, p).equals(right);
    return onCurve ? new ECPoint(both[0], both[1]) : null;
  }

  /** Whether `signature`, 64 bytes R and S, over `message` is this key's. */
  boolean accepts(byte[] message, byte[] signature) {
    ECPoint point = point();
    if (point == null || signature.length != 64) return false;
    // Java 15 to 18 took zeros for a signature of anything (CVE-2022-21449).
    for (int from : new int[] {0, 32}) {
      BigInteger half = new BigInteger(1, Arrays.copyOfRange(signature, from, from + 32));
      if (half.signum() == 0 || half.compareTo(CURVE.getOrder()) >= 0) return false;
    }
    try {
      Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
      check.initVerify(KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, CURVE)));
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException error) {
      return false;
    }
  }

  private static ECParameterSpec curve() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException("every Java has P-256", error);
    }
  }
}
