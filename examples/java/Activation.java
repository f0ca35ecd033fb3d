import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Activation without internet: the request a program writes, and the proof that it removed itself. */
final class Activation {
  private Activation() {}

  private static final String MARK = "SGNR1";
  private static final int LONGEST = 16_384;

  // --- The request ---

  static String requestText(Map<String, Object> content) {
    String body = Base64Url.encode(Json.write(content));
    return MARK + "." + body + "." + checkOf(body);
  }

  private static String checkOf(String content) {
    return Base64Url.encode(Base64Url.sha256(content)).substring(0, 8);
  }

  /** What a program asks for. White space is nothing: mail programs break long lines. */
  static Map<String, Object> readRequest(String file) throws Refused {
    Refused noRequest = new Refused("this is not an activation request", "not_a_license");
    Refused cut = new Refused("the request is cut off; get it again, complete", "cut_off");
    if (file.getBytes(StandardCharsets.UTF_8).length > LONGEST) throw noRequest;
    String text = file.replaceAll("[\\p{IsWhite_Space}\ufeff]", "");
    if (!text.isEmpty() && MARK.startsWith(text)) throw cut;
    String[] parts = text.split("\\.", -1);
    String said = parts.length > 2 ? parts[2] : "";
    if (!parts[0].equals(MARK) || parts.length > 3 || said.length() > 8) throw noRequest;
    if (said.length() < 8) throw cut;
    if (!said.equals(checkOf(parts[1])))
      throw new Refused("the request was altered or mistyped on its way; get it again", "altered");
    try {
      Map<String, Object> request = Claims.REQUEST.read(Json.read(Base64Url.decode(parts[1])));
      check(request);
      return request;
    } catch (Malformed error) {
      throw new Refused("the request is whole but cannot be read: " + error.getMessage(), "unreadable");
    }
  }

  /** Whether it is shaped as a request must be, whoever wrote it. */
  private static void check(Map<String, Object> request) throws Malformed {
    String hash = "[A-Za-z0-9_-]{22}";
    need(Claims.text(request, "id").matches("[A-Za-z0-9_-]{16,64}"), "its id is none");
    need(Claims.text(request, "nonce").matches(hash), "its nonce is not 16 bytes");
    int serial = characters(Claims.text(request, "serial"));
    need(serial > 0 && serial <= 200, "it names no serial number");
    int version = characters(Claims.text(Claims.object(request, "product"), "version"));
    need(characters(Claims.text(request, "name")) <= 200 && version <= 100, "a text in it is too long");
    Map<String, Object> machine = Claims.object(request, "machine");
    for (String part : machine.keySet()) {
      List<String> hashes = Claims.texts(machine, part);
      boolean sound = hashes.size() <= 4 && hashes.stream().allMatch(one -> one.matches(hash));
      need(sound, "its machine's parts are not hashes");
    }
    need(DeviceKey.of(Claims.object(request, "key")).point() != null, "its key is none");
  }

  private static int characters(String text) {
    return text == null ? 0 : text.codePointCount(0, text.length());
  }

  private static void need(boolean sound, String why) throws Malformed {
    if (!sound) throw new Malformed(why);
  }

  // --- The proof ---

  /** That the program removed its activation: it deletes the certificate first, for good. */
  static String proofText(Map<String, Object> claims, DeviceSecret secret, long now) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "ES256");
    header.put("typ", "deactivation+jwt");
    header.put("kid", secret.open().thumbprint());
    Map<String, Object> proof = new LinkedHashMap<>();
    proof.put("activation", claims.get("jti"));
    proof.put("serial", claims.get("serial"));
    proof.put("removed_at", now);
    String signed = Base64Url.encode(Json.write(header)) + "." + Base64Url.encode(Json.write(proof));
    return signed + "." + Base64Url.encode(secret.sign(signed.getBytes(StandardCharsets.UTF_8)));
  }

  static Map<String, Object> verifyProof(String text, DeviceKey key) throws Refused {
    Jws file = new Jws(text, "deactivation+jwt");
    file.checkSignature("ES256", 64, key::accepts);
    return file.claims("deactivation+jwt");
  }
}
