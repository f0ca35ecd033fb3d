import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** The folder in which the program keeps what it knows: the device key, the certificate, the list, what it has seen. */
final class Home {
  private static final Shape SEEN =
      new Shape.Fields()
          .needs("time", Claims.TIME)
          .needs("grace", Claims.COUNT)
          .needs("list", Claims.LARGE)
          .needs("newest", Claims.LARGE);

  final Path certificate;
  final Path list;

  private final Path folder;
  private final Path seen;

  Home(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    certificate = folder.resolve("certificate");
    list = folder.resolve("revocations");
    seen = folder.resolve("seen");
  }

  /** A file's text, whatever is in it: what is no file of ours is refused by who reads it. */
  static String read(Path path) throws IOException {
    return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
  }

  /**
   * The largest time, the starts since the clock was set back, the number of the revocation list it keeps, and the
   * highest number it knows of.
   */
  @SuppressWarnings("unchecked")
  Map<String, Object> seen() throws IOException, Refused {
    if (!Files.exists(seen)) return new LinkedHashMap<>(Map.of("time", 0L, "grace", 0L, "list", 0L, "newest", 0L));
    try {
      return (Map<String, Object>) SEEN.read(Json.read(Files.readAllBytes(seen)));
    } catch (Malformed error) {
      throw new Refused(seen + " is damaged");
    }
  }

  void remember(Map<String, Object> values) throws IOException {
    Files.writeString(seen, Json.write(values));
  }

  /** Made at the first request; its private half stays here. */
  DeviceSecret secret() throws IOException, Refused {
    Path path = folder.resolve("device.key");
    if (!Files.exists(path)) {
      boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
      FileAttribute<?> ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Files.createFile(path, posix ? new FileAttribute<?>[] {ours} : new FileAttribute<?>[0]);
      Files.writeString(path, DeviceSecret.make().text());
    }
    try {
      return DeviceSecret.read(Files.readAllBytes(path));
    } catch (Malformed error) {
      throw new Refused(path + " is damaged");
    }
  }
}
