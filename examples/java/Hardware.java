import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of this machine, as Linux tells them. */
final class Hardware {
  private Hardware() {}

  static Map<String, List<String>> found() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    found.put("cpu", List.of(processor()));
    found.put("mac", adapters());
    List<String> board = new ArrayList<>();
    for (String name : List.of("vendor", "name", "serial")) board.add(lines(Path.of("/sys/class/dmi/id/board_" + name)));
    found.put("motherboard", List.of(String.join(" ", board)));
    found.put("os", List.of(lines(Path.of("/etc/machine-id"))));
    found.put("host", List.of(host()));
    return found;
  }

  static String host() {
    String name = lines(Path.of("/proc/sys/kernel/hostname"));
    if (!name.isEmpty()) return name;
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException error) {
      return "";
    }
  }

  private static String processor() {
    for (String line : lines(Path.of("/proc/cpuinfo")).split("\n")) {
      if (line.startsWith("model name")) return line.substring(line.indexOf(':') + 1);
    }
    return System.getProperty("os.arch");
  }

  /** Only real network adapters: those of containers and tunnels come and go. */
  private static List<String> adapters() {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> adapters = Files.newDirectoryStream(Path.of("/sys/class/net"))) {
      for (Path adapter : adapters) {
        if (Files.exists(adapter.resolve("device"))) found.add(lines(adapter.resolve("address")));
      }
    } catch (IOException error) {
      // A machine without network has none.
    }
    return found;
  }

  private static String lines(Path path) {
    try {
      return Home.read(path).strip();
    } catch (IOException error) {
      return "";
    }
  }
}
