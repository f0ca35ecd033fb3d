import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A protected program, as small as one can be: asks for an activation, runs, and removes itself.
 *
 * <pre>
 *   java Protected request SERIAL > machine.request    what goes to the vendor
 *   java Protected install machine.cert                what came back
 *   java Protected run                                 does its work, or says why not
 *   java Protected revocations list.revoked            takes in what the vendor revoked
 *   java Protected remove > machine.proof              gives the activation back
 * </pre>
 *
 * Options before the command: --key vendor.pem (repeat it for the next key), --home FOLDER where it keeps what it knows,
 * --now SECONDS to try what happens when a clock is set, --product NUMBER.
 */
final class Protected {
  private static final String VERSION = "4.2";
  private static final long FEATURE = 1;
  // Chosen once for the product and never changed.
  private static final byte[] SALT = "chart studio".getBytes(StandardCharsets.UTF_8);
  // Starts after the clock was set back, to give an honest user time to set it right.
  private static final long GRACE = 3;

  private final List<VendorKey> keys = new ArrayList<>();
  private final Home home;
  private final long clock;
  private final long product;
  private final Map<String, List<String>> parts = Machine.hashes(SALT, Hardware.found());
  private final Map<String, Object> seen;

  private Protected(Options options) throws IOException, Refused {
    home = new Home(Path.of(options.home));
    for (String key : options.keys) keys.add(new VendorKey(Home.read(Path.of(key)), "RS256"));
    clock = options.now;
    product = options.product;
    seen = home.seen();
  }

  private long seen(String name) {
    return Claims.number(seen, name, 0);
  }

  // --- The commands ---

  private void request(String serial) throws IOException, Refused {
    byte[] nonce = new byte[16];
    new SecureRandom().nextBytes(nonce);
    String host = Hardware.host();
    Map<String, Object> program = new LinkedHashMap<>();
    program.put("number", product);
    program.put("version", VERSION);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("id", UUID.randomUUID().toString());
    content.put("nonce", Base64Url.encode(nonce));
    content.put("serial", serial);
    content.put("product", program);
    content.put("machine", parts);
    content.put("name", host.substring(0, Math.min(host.length(), 200)));
    content.put("key", home.secret().open().jwk());
    System.out.println(Activation.requestText(content));
  }

  private Map<String, Object> accept(String text, long now) throws IOException, Refused {
    Machine here = new Machine(parts, null, home.secret().open());
    Map<String, Object> claims = SignetReader.verifyCertificate(text, keys, now, here);
    if (Claims.number(Claims.object(claims, "product"), "number", -1) != product)
      throw new Refused("the certificate is for another product");
    // Without a list everything counts; one that is gone, or was put back to one from before, is refused.
    if (seen("list") > 0)
      SignetReader.checkRevoked(claims, SignetReader.readRevocations(Home.read(home.list), keys, seen("list")));
    return claims;
  }

  private Map<String, Object> accepted(long now) throws IOException, Refused {
    if (!Files.exists(home.certificate)) throw new Refused("it is not activated on this machine");
    return accept(Home.read(home.certificate), now);
  }

  private void install(String path) throws IOException, Refused {
    String text = Home.read(Path.of(path));
    // What is refused leaves the certificate before in its place.
    Map<String, Object> claims = accept(text, Math.max(clock, seen("time")));
    Files.writeString(home.certificate, text);
    // It names the newest list of its day: an older one does not pass any more.
    seen.put("newest", Math.max(seen("newest"), Claims.number(claims, "revocation_seq", 0)));
    home.remember(seen);
    System.out.println("activated");
  }

  private void revocations(String path) throws IOException, Refused {
    String text = Home.read(Path.of(path));
    Map<String, Object> said = SignetReader.readRevocations(text, keys, seen("newest"));
    Files.writeString(home.list, text);
    seen.put("list", said.get("seq"));
    seen.put("newest", said.get("seq"));
    // A list tells the time, too.
    seen.put("time", Math.max(seen("time"), Claims.number(said, "iat", 0)));
    home.remember(seen);
    System.out.println("revocation list " + said.get("seq") + " taken in");
  }

  private void run() throws IOException, Refused {
    long before = Math.max(clock, seen("time"));
    Map<String, Object> claims = accepted(before);
    long now = Math.max(before, Claims.number(claims, "iat", 0));
    if (!SignetReader.granted(claims, FEATURE, now))
      throw new Refused("feature " + FEATURE + " is not granted now");
    if (clock < now - SignetReader.TOLERANCE) {
      seen.put("grace", seen("grace") + 1);
      home.remember(seen);
      long left = GRACE - seen("grace");
      if (left < 0) throw new Refused("the clock was set back: set it right");
      System.out.println("running, in grace: the clock was set back; " + left + " starts left");
      return;
    }
    seen.put("time", now);
    seen.put("grace", 0L);
    home.remember(seen);
    boolean newest = seen("list") >= seen("newest");
    System.out.println(newest ? "running" : "running; ask the vendor for revocation list " + seen("newest"));
  }

  private void remove() throws IOException, Refused {
    Map<String, Object> claims = accepted(Math.max(clock, seen("time")));
    // First gone for good, then promised.
    Files.delete(home.certificate);
    System.out.println(Activation.proofText(claims, home.secret(), clock));
  }

  // --- What was asked ---

  private static final class Options {
    final List<String> keys = new ArrayList<>();
    String home = System.getProperty("user.home") + "/.protected";
    long now = System.currentTimeMillis() / 1000;
    // Fixed in a real program; an option of this one.
    long product = 7;
    String command;
    String argument;

    /** NumberFormatException, which is one of these, for what is no number. */
    Options(String[] words) throws IllegalArgumentException {
      int at = 0;
      for (; at + 1 < words.length && words[at].startsWith("--"); at += 2) {
        String value = words[at + 1];
        switch (words[at]) {
          case "--key" -> keys.add(value);
          case "--home" -> home = value;
          case "--now" -> now = Long.parseLong(value);
          case "--product" -> product = Long.parseLong(value);
          default -> throw new IllegalArgumentException(words[at]);
        }
      }
      command = at < words.length ? words[at] : "";
      argument = at + 1 < words.length ? words[at + 1] : null;
      boolean asks = List.of("request", "install", "revocations").contains(command);
      boolean known = asks || List.of("run", "remove").contains(command);
      if (keys.isEmpty() || !known || words.length - at != (asks ? 2 : 1)) throw new IllegalArgumentException();
    }
  }

  private static void perform(Options options) throws IOException, Refused {
    Protected program = new Protected(options);
    switch (options.command) {
      case "request" -> program.request(options.argument);
      case "install" -> program.install(options.argument);
      case "run" -> program.run();
      case "revocations" -> program.revocations(options.argument);
      default -> program.remove();
    }
  }

  private static String sentence(Exception error) {
    if (error instanceof NoSuchFileException) return error.getMessage() + " is not there";
    boolean named = error instanceof FileSystemException file && file.getReason() == null;
    return named ? error.getMessage() + ": " + error.getClass().getSimpleName() : error.getMessage();
  }

  public static void main(String[] words) {
    Options options;
    try {
      options = new Options(words);
    } catch (IllegalArgumentException error) {
      System.err.println("java Protected --key vendor.pem [--home FOLDER] [--now SECONDS] [--product NUMBER]");
      System.err.println("  request SERIAL | install FILE | run | revocations FILE | remove");
      System.exit(2);
      return;
    }
    try {
      perform(options);
    } catch (Refused | IOException | InvalidPathException error) {
      System.err.println("refused: " + sentence(error));
      System.exit(1);
    }
  }
}
