import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** The envelope of Signet files: JWS in compact form (RFC 7515) taken apart, and its signature checked. */
final class Jws {
  private final Map<String, Object> header;
  private final String[] parts;

  /** Takes a file of kind `typ` apart. Tells what lost its end from what never was one. */
  Jws(String file, String typ) throws Refused {
    String text = file.replaceFirst("^\ufeff+", "").replaceAll("^\\p{IsWhite_Space}+|\\p{IsWhite_Space}+$", "");
    parts = text.split("\\.", -1);
    try {
      header = Claims.HEADER.read(Json.read(Base64Url.decode(parts[0])));
    } catch (Malformed error) {
      boolean cut = parts.length == 1 && text.length() < 300 && beginsLikeAHeader(text);
      throw cut ? cutOff() : notALicense();
    }
    if (parts.length < 3) throw cutOff();
    if (parts.length > 3) throw notALicense();
    if (!typ.equals(header.get("typ"))) throw new Refused("this is a signed file of another kind", "wrong_type");
    if (header.containsKey("crit")) throw new Refused("the file demands an unknown extension", "unreadable");
  }

  /** The claims of a file of kind `typ` that one of the keys signed. */
  static Map<String, Object> readSigned(String text, String typ, List<VendorKey> keys) throws Refused {
    Jws file = new Jws(text, typ);
    Object kid = file.header.getOrDefault("kid", "");
    for (VendorKey key : keys) {
      if (key.kid.equals(kid)) {
        file.checkSignature(key.algorithm, key.size, key::accepts);
        return file.claims(typ);
      }
    }
    throw new Refused("the file was signed with another key", "wrong_key");
  }

  void checkSignature(String algorithm, int size, BiPredicate<byte[], byte[]> accepts) throws Refused {
    if (!algorithm.equals(header.get("alg")))
      throw new Refused("the file names an algorithm its key does not use", "wrong_algorithm");
    // Six bits a character: a shorter text cannot hold a whole signature.
    if (parts[2].length() * 6 < size * 8) throw cutOff();
    byte[] signature = decode(parts[2]);
    byte[] message = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8);
    if (!accepts.test(message, signature)) throw altered();
  }

  Map<String, Object> claims(String typ) throws Refused {
    byte[] payload = decode(parts[1]);
    try {
      return Claims.OF.get(typ).read(Json.read(payload));
    } catch (Malformed error) {
      throw new Refused(
          "the file is genuine but this program cannot read it: " + error.getMessage(), "unreadable");
    }
  }

  private static byte[] decode(String part) throws Refused {
    try {
      return Base64Url.decode(part);
    } catch (Malformed error) {
      throw altered();
    }
  }

  /** `{"alg":` in base64url, as far as it is there: every Signet file begins with it. */
  private static boolean beginsLikeAHeader(String text) {
    String start = "eyJhbGciOi";
    return text.startsWith(start) || (text.length() >= 4 && start.startsWith(text));
  }

  private static Refused notALicense() {
    return new Refused("this is not a license file", "not_a_license");
  }

  private static Refused cutOff() {
    return new Refused("the file is cut off; get it again, complete", "cut_off");
  }

  private static Refused altered() {
    return new Refused("the file was altered after it was signed", "altered");
  }
}
