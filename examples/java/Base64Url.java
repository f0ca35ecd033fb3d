import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** BASE64URL without padding, and the hash that Signet files use. */
final class Base64Url {
  private Base64Url() {}

  static String encode(byte[] data) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(data);
  }

  static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Not even the bits behind the last byte may differ. */
  static byte[] decode(String part) throws Malformed {
    try {
      byte[] data = Base64.getUrlDecoder().decode(part);
      if (encode(data).equals(part)) return data;
    } catch (IllegalArgumentException error) {
      // Told below.
    }
    throw new Malformed("this is no base64url");
  }

  static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (NoSuchAlgorithmException error) {
      throw new IllegalStateException("every Java has SHA-256", error);
    }
  }

  static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
