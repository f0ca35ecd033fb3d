import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Map;

/** A device key with its private half, which a program keeps on its machine. */
final class DeviceSecret {
  private static final Shape KEPT =
      new Shape.Fields()
          .needs("kty", Shape.TEXT)
          .needs("crv", Shape.TEXT)
          .needs("x", Shape.TEXT)
          .needs("y", Shape.TEXT)
          .needs("d", Shape.TEXT);

  private final DeviceKey open;
  private final BigInteger secret;

  private DeviceSecret(DeviceKey open, BigInteger secret) {
    this.open = open;
    this.secret = secret;
  }

  static DeviceSecret make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      ECPublicKey open = (ECPublicKey) pair.getPublic();
      String x = coordinate(open.getW().getAffineX()), y = coordinate(open.getW().getAffineY());
      return new DeviceSecret(new DeviceKey("EC", "P-256", x, y), ((ECPrivateKey) pair.getPrivate()).getS());
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException("every Java has P-256", error);
    }
  }

  /** Reads what {@link #text} wrote. */
  @SuppressWarnings("unchecked")
  static DeviceSecret read(byte[] text) throws Malformed {
    Map<String, Object> jwk = (Map<String, Object>) KEPT.read(Json.read(text));
    BigInteger secret = new BigInteger(1, Base64Url.decode(Claims.text(jwk, "d")));
    DeviceSecret found = new DeviceSecret(DeviceKey.of(jwk), secret);
    boolean inRange = secret.signum() > 0 && secret.compareTo(DeviceKey.CURVE.getOrder()) < 0;
    byte[] trial = {1};
    if (!inRange || !found.open.accepts(trial, found.sign(trial))) throw new Malformed("this is no key");
    return found;
  }

  /** A JWK with the private half. */
  String text() {
    Map<String, Object> jwk = open.jwk();
    jwk.put("d", coordinate(secret));
    return Json.write(jwk);
  }

  /** The public half. */
  DeviceKey open() {
    return open;
  }

  byte[] sign(byte[] message) {
    try {
      PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(secret, DeviceKey.CURVE));
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException("every Java has P-256", error);
    }
  }

  private static String coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray(), whole = new byte[32];
    // Java's bytes may have a sign's zero in front, or less than 32 of them.
    int length = Math.min(bytes.length, 32);
    System.arraycopy(bytes, bytes.length - length, whole, 32 - length, length);
    return Base64Url.encode(whole);
  }
}
