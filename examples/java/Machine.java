import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a program knows of the machine it runs on: the hashes of its parts, its own id if it has one (else null), and the
 * public half of the key it made there (else null).
 */
record Machine(Map<String, List<String>> parts, String id, DeviceKey key) {
  /** In the order in which people are told of them. */
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("cpu", "CPU");
    WORDS.put("hdd", "disk");
    WORDS.put("mac", "network adapter");
    WORDS.put("motherboard", "main board");
    WORDS.put("os", "operating system");
    WORDS.put("dvd", "optical drive");
    WORDS.put("host", "host name");
  }

  /** Null for an empty text: two machines of which nothing is known are not the same. */
  static String partHash(byte[] salt, String part, String found) {
    String text = found.replaceAll("^\\p{IsWhite_Space}+|\\p{IsWhite_Space}+$", "").toLowerCase(Locale.ROOT);
    if (text.isEmpty()) return null;
    byte[] hash = Base64Url.sha256("signet part\n" + HexFormat.of().formatHex(salt) + "\n" + part + "\n" + text);
    return Base64Url.encode(Arrays.copyOf(hash, 16));
  }

  /** The hashes of what was found: a list of texts for each part. */
  static Map<String, List<String>> hashes(byte[] salt, Map<String, List<String>> found) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> one : found.entrySet()) {
      Set<String> hashes = new TreeSet<>();
      for (String text : one.getValue()) {
        String hash = partHash(salt, one.getKey(), text);
        if (hash != null) hashes.add(hash);
      }
      if (!hashes.isEmpty()) parts.put(one.getKey(), hashes.stream().limit(4).toList());
    }
    return parts;
  }

  /** Refuses a certificate of another machine. */
  void check(Map<String, Object> claims) throws Refused {
    Map<String, Object> bound = Claims.object(claims, "machine");
    if (claims.containsKey("cnf")) {
      DeviceKey made = DeviceKey.of(Claims.object(Claims.object(claims, "cnf"), "jwk"));
      if (!made.equals(key)) throw other("the key made when it was activated differs");
    }
    if (bound.containsKey("id") && !bound.get("id").equals(id)) throw other("its id differs");
    Map<String, Object> claimed = Claims.object(bound, "parts");
    List<String> differing = new ArrayList<>();
    for (String part : WORDS.keySet()) {
      List<String> now = parts.getOrDefault(part, List.of());
      if (claimed.containsKey(part) && Claims.texts(claimed, part).stream().noneMatch(now::contains))
        differing.add(part);
    }
    boolean fixed = !Claims.texts(bound, "replaceable").containsAll(differing);
    if (fixed || differing.size() > Claims.number(bound, "tolerated", 0)) {
      String words = String.join(", ", differing.stream().map(WORDS::get).toList());
      throw new Refused("the certificate is for another machine; what differs: " + words, "other_machine");
    }
  }

  static Refused other(String why) {
    return new Refused("the certificate is for another machine: " + why, "other_machine");
  }
}
