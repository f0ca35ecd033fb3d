import java.util.List;
import java.util.Map;

/**
 * What the claims of each kind of file look like. What was read here has the types that license-format.md names, so that
 * no other code has to ask.
 */
final class Claims {
  private Claims() {}

  static final Shape TIME = Shape.whole(Long.MIN_VALUE, Long.MAX_VALUE);
  static final Shape COUNT = Shape.whole(0, 0xFFFF_FFFFL);
  static final Shape LARGE = Shape.whole(0, Long.MAX_VALUE);
  private static final Shape TEXT = Shape.TEXT;
  private static final Shape FLAG = Shape.FLAG;
  private static final Shape PART = Shape.oneOf("cpu", "hdd", "mac", "motherboard", "os", "dvd", "host");
  private static final Shape PARTS = Shape.mapOf(PART, Shape.listOf(TEXT));
  private static final Shape CUSTOM =
      value -> value instanceof Boolean || value instanceof String ? value : TIME.read(value);

  static final Shape.Fields HEADER =
      new Shape.Fields()
          .needs("alg", TEXT)
          .hasDefault("typ", TEXT)
          .hasDefault("kid", TEXT)
          .may("crit", value -> value);

  private static final Shape FEATURE =
      new Shape.Fields()
          .needs("number", COUNT)
          .needs("code", TEXT)
          .needs("name", TEXT)
          .needs("type", Shape.oneOf("normal", "floating", "element_pool", "consumption_tokens", "secure_store"))
          .needs("model", TEXT)
          .may("from", TIME)
          .may("until", TIME)
          .may("days", COUNT)
          .may("runs", COUNT)
          .needs("seats", COUNT)
          .may("limit", LARGE)
          .hasDefault("unit", Shape.oneOf("station", "login", "process"))
          .hasDefault("remote", FLAG)
          .hasDefault(
              "flags",
              Shape.listOf(
                  Shape.oneOf(
                      "forbid_virtual_machine",
                      "virtual_timer_disabled",
                      "forbid_remote_desktop",
                      "detachable",
                      "detach_allowed")));

  private static final Shape MEMORY =
      new Shape.Fields()
          .needs("item", COUNT)
          .needs("name", TEXT)
          .needs(
              "cells",
              Shape.listOf(
                  new Shape.Fields()
                      .needs("cell", COUNT)
                      .needs("name", TEXT)
                      .needs("offset", COUNT)
                      .needs("bytes", TEXT)));

  private static final Shape.Fields LICENSE =
      new Shape.Fields()
          .needs("iss", TEXT)
          .needs("sub", TEXT)
          .needs("jti", TEXT)
          .needs("iat", TIME)
          .may("nbf", TIME)
          .may("exp", TIME)
          .needs("serial", TEXT)
          .needs("product", new Shape.Fields().needs("number", COUNT).needs("code", TEXT).needs("name", TEXT))
          .needs("features", Shape.listOf(FEATURE))
          .needs(
              "activation",
              new Shape.Fields()
                  .needs("limit", COUNT)
                  .may("from", TIME)
                  .may("until", TIME)
                  .hasDefault("overwrite", FLAG))
          .hasDefault("demo", FLAG)
          .may("maintenance_until", TIME)
          .may("trial_days", COUNT)
          .may("clients", COUNT)
          .may("processes", COUNT)
          .hasDefault(
              "lease",
              new Shape.Fields()
                  .may("client_hours", COUNT)
                  .may("vm_hours", COUNT)
                  .may("offline_hours", COUNT)
                  .may("check_out_days", COUNT))
          .may(
              "network",
              new Shape.Fields().needs("mode", TEXT).may("seats", COUNT).may("heartbeat_minutes", COUNT))
          .hasDefault("custom", Shape.mapOf(TEXT, CUSTOM))
          .hasDefault("memory", Shape.listOf(MEMORY));

  private static final Shape DEVICE_KEY =
      new Shape.Fields().needs("kty", TEXT).needs("crv", TEXT).needs("x", TEXT).needs("y", TEXT);

  private static final Shape.Fields CERTIFICATE =
      new Shape.Fields(LICENSE)
          .needs("license_id", TEXT)
          .may("request", new Shape.Fields().needs("id", TEXT).needs("nonce", TEXT))
          .hasDefault(
              "machine",
              new Shape.Fields()
                  .may("id", TEXT)
                  .hasDefault("parts", PARTS)
                  .hasDefault("replaceable", Shape.listOf(PART))
                  .hasDefault("tolerated", COUNT))
          .may("cnf", new Shape.Fields().needs("jwk", DEVICE_KEY))
          .may("lease_until", TIME)
          .may("revocation_seq", LARGE)
          .may("domain", TEXT);

  private static final Shape.Fields REVOCATIONS =
      new Shape.Fields()
          .needs("iss", TEXT)
          .needs("seq", LARGE)
          .needs("iat", TIME)
          .needs("next_update", TIME)
          .needs(
              "entries",
              Shape.listOf(
                  new Shape.Fields()
                      .needs("license_id", TEXT)
                      .may("activation", TEXT)
                      .needs("serial", TEXT)
                      .needs("reason", TEXT)
                      .needs("at", TIME)));

  /** By the `typ` of the file. */
  static final Map<String, Shape.Fields> OF =
      Map.of(
          "license+jwt", LICENSE,
          "activation+jwt", CERTIFICATE,
          "network+jwt", CERTIFICATE,
          "domain+jwt", CERTIFICATE,
          "token+jwt", CERTIFICATE,
          "revocation+jwt", REVOCATIONS,
          "deactivation+jwt",
              new Shape.Fields().needs("activation", TEXT).needs("serial", TEXT).needs("removed_at", TIME));

  static final Shape.Fields REQUEST =
      new Shape.Fields()
          .needs("id", TEXT)
          .needs("nonce", TEXT)
          .needs("serial", TEXT)
          .needs("product", new Shape.Fields().needs("number", COUNT).hasDefault("version", TEXT))
          .hasDefault("machine", PARTS)
          .hasDefault("name", TEXT)
          .hasDefault("virtual_machine", FLAG)
          .needs("key", DEVICE_KEY);

  // --- What was read, by name ---

  static String text(Map<String, Object> claims, String name) {
    return (String) claims.get(name);
  }

  static long number(Map<String, Object> claims, String name, long otherwise) {
    return claims.get(name) instanceof Long number ? number : otherwise;
  }

  /** An object; an empty one when it is absent. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Map<String, Object> claims, String name) {
    return (Map<String, Object>) claims.getOrDefault(name, Map.of());
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> objects(Map<String, Object> claims, String name) {
    return (List<Map<String, Object>>) claims.getOrDefault(name, List.of());
  }

  @SuppressWarnings("unchecked")
  static List<String> texts(Map<String, Object> claims, String name) {
    return (List<String>) claims.getOrDefault(name, List.of());
  }
}
