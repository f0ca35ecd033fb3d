import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Holds the reader against the vectors: `java Vectors FOLDER` prints `NAME CODE` for each case in it. A case is a text of
 * lines `name: value`; its `expect` is not looked at here.
 */
final class Vectors {
  private final Path folder;
  private final List<String[]> lines = new ArrayList<>();

  private Vectors(Path folder, String name) throws IOException {
    this.folder = folder;
    for (String line : Files.readString(folder.resolve(name + ".txt")).split("\r?\n")) {
      if (line.isEmpty() || line.startsWith("#")) continue;
      String[] both = line.split(": ", 2);
      lines.add(both.length == 2 ? both : new String[] {line.replaceFirst(":$", ""), ""});
    }
  }

  private List<String> all(String name) {
    return lines.stream().filter(line -> line[0].equals(name)).map(line -> line[1]).toList();
  }

  private String get(String name) {
    return all(name).stream().findFirst().orElse(null);
  }

  private long number(String name) {
    String value = get(name);
    return value == null ? 0 : Long.parseLong(value);
  }

  /** With its line breaks. */
  private String text(String name) {
    StringBuilder text = new StringBuilder();
    String value = get(name);
    for (int i = 0; value != null && i < value.length(); i++) {
      char next = i + 1 < value.length() ? value.charAt(i + 1) : 0;
      boolean escaped = value.charAt(i) == '\\' && (next == 'n' || next == '\\');
      if (escaped) i++;
      text.append(!escaped ? value.charAt(i) : next == 'n' ? '\n' : '\\');
    }
    return text.toString();
  }

  private Machine machine() {
    Map<String, List<String>> parts = new HashMap<>();
    for (String value : all("hash")) {
      String[] both = value.split(" ", 2);
      parts.computeIfAbsent(both[0], part -> new ArrayList<>()).add(both[1]);
    }
    return new Machine(parts, get("id"), device());
  }

  private DeviceKey device() {
    if (get("device") == null) return null;
    String[] both = get("device").split(" ", 2);
    return new DeviceKey("EC", "P-256", both[0], both.length == 2 ? both[1] : "");
  }

  private List<VendorKey> keys() throws IOException, Refused {
    List<VendorKey> keys = new ArrayList<>();
    for (String value : all("key")) {
      String[] both = value.split(" ", 2);
      String pem = Files.readString(folder.resolve("keys").resolve(both[0] + ".pem"));
      keys.add(new VendorKey(pem, both.length == 2 ? both[1] : "RS256"));
    }
    return keys;
  }

  /** The claims of a license or a certificate; else null. */
  private Map<String, Object> read(List<VendorKey> keys) throws Refused {
    String text = text("text");
    switch (get("reads")) {
      case "license":
        return SignetReader.verifyLicense(text, keys, number("now"));
      case "certificate":
        return SignetReader.verifyCertificate(text, keys, number("now"), machine());
      case "network":
        return SignetReader.verifyNetwork(text, keys, number("now"), get("id"));
      case "domain":
        return SignetReader.verifyDomain(text, keys, number("now"), get("domain") == null ? "" : get("domain"));
      case "token":
        return SignetReader.verifyToken(text, keys, number("now"), get("id"));
      case "revocations":
        SignetReader.readRevocations(text, keys, number("highest"));
        return null;
      case "request":
        Activation.readRequest(text);
        return null;
      case "proof":
        Activation.verifyProof(text, device());
        return null;
      default:
        throw new IllegalArgumentException("it reads " + get("reads") + ", which is none of the kinds");
    }
  }

  private String answer() throws IOException {
    if (get("reads").equals("part")) {
      String hash = Machine.partHash(HexFormat.of().parseHex(get("salt")), get("part"), text("found"));
      return hash == null ? "none" : hash;
    }
    Map<String, Object> claims;
    try {
      List<VendorKey> keys = keys();
      claims = read(keys);
      if (claims != null && get("list") != null)
        SignetReader.checkRevoked(claims, SignetReader.readRevocations(text("list"), keys, 0));
    } catch (Refused refused) {
      return refused.code;
    }
    for (String value : all("feature")) {
      String[] both = value.split(" ", 2);
      boolean granted = SignetReader.granted(claims, Long.parseLong(both[0]), number("now"));
      if (granted != both[1].equals("yes")) return "feature " + both[0];
    }
    return "good";
  }

  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("java Vectors FOLDER");
      System.exit(2);
    }
    Path folder = Path.of(arguments[0]);
    String name = arguments[0];
    try {
      for (String one : names(folder)) {
        name = one;
        System.out.println(name + " " + new Vectors(folder, name).answer());
      }
    } catch (IOException | RuntimeException error) {
      System.err.println(name + " cannot be read: " + error);
      System.exit(1);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Stream<String> names = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".txt"));
      return names.map(name -> name.substring(0, name.length() - 4)).sorted().toList();
    }
  }
}
