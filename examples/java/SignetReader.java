import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a protected program needs to read Signet files, with the JDK alone. Copy this folder's files into your program, but
 * for Protected, Home, Hardware and Vectors. docs/license-format.md says the same in words. Where a method takes `now`,
 * it is the largest time the program has ever seen, UTC seconds.
 */
final class SignetReader {
  private SignetReader() {}

  static final long TOLERANCE = 24 * 60 * 60;

  // --- License and certificates ---

  static Map<String, Object> verifyLicense(String text, List<VendorKey> keys, long now) throws Refused {
    Map<String, Object> claims = Jws.readSigned(text, "license+jwt", keys);
    checkTimes(claims, now);
    return claims;
  }

  /** A machine's activation. */
  static Map<String, Object> verifyCertificate(String text, List<VendorKey> keys, long now, Machine machine)
      throws Refused {
    Map<String, Object> claims = Jws.readSigned(text, "activation+jwt", keys);
    checkTimes(claims, now);
    machine.check(claims);
    checkLease(claims, now);
    return claims;
  }

  /** What a server in the customer's network may hand out: see `network` in the claims. */
  static Map<String, Object> verifyNetwork(String text, List<VendorKey> keys, long now, String serverId)
      throws Refused {
    Map<String, Object> claims = Jws.readSigned(text, "network+jwt", keys);
    checkTimes(claims, now);
    String id = Claims.text(Claims.object(claims, "machine"), "id");
    if (serverId == null || !serverId.equals(id)) throw Machine.other("its id differs");
    checkLease(claims, now);
    return claims;
  }

  /** What a program may do that is served under a name of its customer's. */
  static Map<String, Object> verifyDomain(String text, List<VendorKey> keys, long now, String domain)
      throws Refused {
    Map<String, Object> claims = Jws.readSigned(text, "domain+jwt", keys);
    checkTimes(claims, now);
    String licensed = (String) claims.getOrDefault("domain", "");
    if (!domainMatches(licensed, domain))
      throw new Refused("the license is for another domain (" + licensed + ")", "other_domain");
    checkLease(claims, now);
    return claims;
  }

  /** What whoever bears it may do, or only the client it is bound to. */
  static Map<String, Object> verifyToken(String text, List<VendorKey> keys, long now, String clientId)
      throws Refused {
    Map<String, Object> claims = Jws.readSigned(text, "token+jwt", keys);
    checkTimes(claims, now);
    String id = Claims.text(Claims.object(claims, "machine"), "id");
    if (id != null && !id.equals(clientId)) throw Machine.other("its id differs");
    checkLease(claims, now);
    return claims;
  }

  /** `*.` stands for exactly one label, as in TLS certificates. */
  private static boolean domainMatches(String licensed, String domain) {
    String pattern = plain(licensed), name = plain(domain);
    if (name.isEmpty() || name.startsWith(".") || name.contains("*")) return false;
    if (!pattern.startsWith("*.")) return name.equals(pattern);
    String rest = name.substring(name.indexOf('.') + 1);
    return name.contains(".") && !rest.isEmpty() && rest.equals(pattern.substring(2));
  }

  /** In lower case as far as it is ASCII, without a final dot. */
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder(name);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c >= 'A' && c <= 'Z') plain.setCharAt(i, (char) (c + 32));
    }
    return plain.toString().replaceFirst("\\.\\z", "");
  }

  private static void checkTimes(Map<String, Object> claims, long now) throws Refused {
    if (aDayAfter(now) < Claims.number(claims, "nbf", now))
      throw new Refused("the license is not yet valid", "not_yet_valid");
    long latest = latest(claims, now);
    if (Claims.number(claims, "exp", latest) < latest) throw new Refused("the license has expired", "expired");
  }

  private static void checkLease(Map<String, Object> claims, long now) throws Refused {
    long latest = latest(claims, now);
    if (Claims.number(claims, "lease_until", latest) < latest)
      throw new Refused("the offline lease is over: activate this machine again", "lease_over");
  }

  private static long latest(Map<String, Object> claims, long now) {
    return Math.max(now, Claims.number(claims, "iat", now));
  }

  private static long aDayAfter(long now) {
    return now > Long.MAX_VALUE - TOLERANCE ? Long.MAX_VALUE : now + TOLERANCE;
  }

  /** Whether a feature is granted by the calendar; `days` and `runs` are the program's to count. */
  static boolean granted(Map<String, Object> claims, long number, long now) {
    long latest = latest(claims, now);
    if (Claims.number(claims, "exp", latest) < latest) return false;
    for (Map<String, Object> feature : Claims.objects(claims, "features")) {
      if (Claims.number(feature, "number", -1) == number) return lasts(feature, latest);
    }
    return false;
  }

  private static boolean lasts(Map<String, Object> feature, long now) {
    boolean begun = feature.containsKey("from") && Claims.number(feature, "from", 0) <= aDayAfter(now);
    boolean on = feature.containsKey("until") && now <= Claims.number(feature, "until", 0);
    switch (Claims.text(feature, "model")) {
      case "perpetual":
        return true;
      case "period":
        return begun && on;
      case "until":
        return on;
      case "days":
      case "runs":
        return feature.containsKey(Claims.text(feature, "model"));
      default:
        // A model that this program does not know grants nothing.
        return false;
    }
  }

  // --- The revocation list ---

  private static final Map<String, String> REASONS =
      Map.of(
          "blocked", "the license is blocked for now by who issued it",
          "removed", "this activation ended: activate this machine again",
          "revoked", "the license was revoked by who issued it");

  /** `highest` is the highest number ever seen, of a list or of a certificate. */
  static Map<String, Object> readRevocations(String text, List<VendorKey> keys, long highest) throws Refused {
    Map<String, Object> said = Jws.readSigned(text, "revocation+jwt", keys);
    long seq = Claims.number(said, "seq", 0);
    if (seq < highest) {
      String sentence = "this revocation list has the number %d, and number %d is known already";
      throw new Refused(String.format(sentence, seq, highest), "old_list");
    }
    return said;
  }

  /** `claims` of a license or of a certificate, `said` by the newest list. */
  static void checkRevoked(Map<String, Object> claims, Map<String, Object> said) throws Refused {
    String activation = claims.containsKey("license_id") ? Claims.text(claims, "jti") : null;
    Object license = claims.getOrDefault("license_id", claims.get("jti"));
    for (Map<String, Object> entry : Claims.objects(said, "entries")) {
      boolean all = !entry.containsKey("activation");
      if (license.equals(entry.get("license_id")) && (all || Objects.equals(entry.get("activation"), activation))) {
        // A word of tomorrow means revoked.
        String reason = REASONS.containsKey(Claims.text(entry, "reason")) ? Claims.text(entry, "reason") : "revoked";
        throw new Refused(REASONS.get(reason), reason);
      }
    }
  }
}
