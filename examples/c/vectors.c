/* Judges the vectors of the license crate: one line for each, its name and what the library says of it.
 *
 *   vectors FOLDER
 */

#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "signet.h"

#define MOST_FIELDS 64

/* The fields of one case. */
struct field {
  char *name;
  char *value;
};
static struct field fields[MOST_FIELDS];
static int count;

static void stop(const char *what, const char *name) {
  fprintf(stderr, "%s: %s\n", what, name);
  exit(2);
}

static char *read_whole(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) stop("cannot be read", path);
  size_t most = 1 << 20, length;
  char *text = malloc(most + 1);
  if (!text) stop("too little memory for", path);
  length = fread(text, 1, most, file);
  text[length] = '\0';
  fclose(file);
  return text;
}

/* Takes a case apart, in its place. */
static void take_apart(char *text, const char *path) {
  count = 0;
  for (char *line = text; *line;) {
    char *end = strchr(line, '\n');
    char *next = end ? end + 1 : line + strlen(line);
    if (end) *end = '\0';
    if (*line && *line != '#') {
      char *colon = strstr(line, ": ");
      if (!colon || count == MOST_FIELDS) stop("is no case", path);
      *colon = '\0';
      fields[count].name = line;
      fields[count++].value = colon + 2;
    }
    line = next;
  }
}

/* The value of a field; NULL if it is absent. */
static char *value_of(const char *name) {
  for (int at = 0; at < count; at++)
    if (!strcmp(fields[at].name, name)) return fields[at].value;
  return NULL;
}

/* A text with its line breaks, in its place. */
static char *text_of(const char *name) {
  char *text = value_of(name);
  if (!text) return NULL;
  char *to = text;
  for (const char *from = text; *from; from++) {
    if (*from == '\\') from++;
    *to++ = (*from == 'n' && from > text && from[-1] == '\\') ? '\n' : *from;
  }
  *to = '\0';
  return text;
}

static const char *const codes[] = {
    "good",       "not_a_license", "cut_off",       "altered",    "wrong_key", "wrong_algorithm",
    "wrong_type", "unreadable",    "not_yet_valid", "expired",    "other_machine", "lease_over",
    "revoked",    "old_list",      "other_domain",  "blocked",    "removed"};

static const char *code(SignetStatus status) {
  static char number[32];
  if (status >= 0 && (size_t)status < sizeof codes / sizeof *codes) return codes[status];
  snprintf(number, sizeof number, "status_%d", (int)status);
  return number;
}

static SignetKeys *keys_of(const char *folder) {
  SignetKeys *keys = NULL;
  signet_keys_new(&keys);
  for (int at = 0; at < count; at++) {
    if (strcmp(fields[at].name, "key")) continue;
    char *name = fields[at].value, *space = strchr(name, ' ');
    SignetAlgorithm algorithm = SIGNET_ALGORITHM_RS256;
    if (space) {
      *space = '\0';
      algorithm = SIGNET_ALGORITHM_PS256;
    }
    char path[4096];
    snprintf(path, sizeof path, "%s/keys/%s.pem", folder, name);
    char *pem = read_whole(path);
    if (signet_keys_add_pem(keys, pem, algorithm, NULL) != SIGNET_STATUS_OK) stop("is no key", path);
    free(pem);
  }
  return keys;
}

static int part_of(const char *name) {
  static const char *const names[] = {"cpu", "hdd", "mac", "motherboard", "os", "dvd", "host"};
  for (int at = 0; at < 7; at++)
    if (!strcmp(names[at], name)) return at;
  stop("is no part", name);
  return -1;
}

static SignetMachine *machine_of(void) {
  SignetMachine *machine = NULL;
  signet_machine_new(&machine);
  for (int at = 0; at < count; at++) {
    if (strcmp(fields[at].name, "hash")) continue;
    char *space = strchr(fields[at].value, ' ');
    *space = '\0';
    signet_machine_add_hash(machine, part_of(fields[at].value), space + 1);
  }
  return machine;
}

/* Bytes written in hexadecimal. */
static size_t bytes_of(const char *hex, uint8_t *bytes, size_t most) {
  size_t length = 0;
  for (unsigned byte; length < most && sscanf(hex, "%2x", &byte) == 1; hex += 2) bytes[length++] = (uint8_t)byte;
  return length;
}

static SignetSecret *secret_of(void) {
  const char *hex = value_of("secret");
  if (!hex) return NULL;
  uint8_t bytes[SIGNET_SECRET_BYTES];
  SignetSecret *secret = NULL;
  signet_secret_from_bytes(bytes, bytes_of(hex, bytes, sizeof bytes), &secret);
  return secret;
}

/* What is said of the features of what is good; NULL if all agree. */
static const char *other_feature(const SignetLicense *license, int64_t now) {
  static char which[32];
  for (int at = 0; at < count; at++) {
    if (strcmp(fields[at].name, "feature")) continue;
    bool granted = false;
    unsigned feature = (unsigned)strtoul(fields[at].value, NULL, 10);
    signet_license_granted(license, feature, now, &granted);
    if (granted != (strstr(fields[at].value, " yes") != NULL)) {
      snprintf(which, sizeof which, "feature %u", feature);
      return which;
    }
  }
  return NULL;
}

/* What is signed by the vendor and has dates. */
static const char *judge_dated(const char *reads, const char *text, const SignetKeys *keys) {
  int64_t now = strtoll(value_of("now"), NULL, 10);
  const char *id = value_of("id");
  SignetLicense *license = NULL;
  SignetStatus status;
  if (!strcmp(reads, "license")) {
    status = signet_verify_license(keys, text, now, &license, NULL);
  } else if (!strcmp(reads, "certificate")) {
    SignetMachine *machine = machine_of();
    SignetSecret *secret = secret_of();
    status = signet_verify_certificate(keys, text, machine, id, secret, now, &license, NULL);
    signet_machine_free(machine);
    signet_secret_free(secret);
  } else if (!strcmp(reads, "network")) {
    status = signet_verify_network(keys, text, id, now, &license, NULL);
  } else if (!strcmp(reads, "domain")) {
    status = signet_verify_domain(keys, text, value_of("domain"), now, &license, NULL);
  } else {
    status = signet_verify_token(keys, text, id, now, &license, NULL);
  }
  const char *list = text_of("list"), *said = NULL;
  if (status == SIGNET_STATUS_OK && list) {
    SignetRevocations *revocations = NULL;
    status = signet_read_revocations(keys, list, 0, &revocations, NULL);
    if (status == SIGNET_STATUS_OK) status = signet_revocations_check(revocations, license, NULL);
    signet_revocations_free(revocations);
  }
  if (status == SIGNET_STATUS_OK) said = other_feature(license, now);
  signet_license_free(license);
  return said ? said : code(status);
}

/* A proof; `device` is "X Y". */
static const char *judge_proof(const char *text) {
  char *x = value_of("device"), *y = strchr(x, ' '), *json = NULL;
  *y++ = '\0';
  SignetStatus status = signet_proof_verify(text, x, y, &json, NULL);
  signet_free(json);
  return code(status);
}

/* The hash of a part. */
static const char *judge_part(void) {
  static char said[64];
  uint8_t salt[64];
  size_t length = bytes_of(value_of("salt"), salt, sizeof salt);
  char *hash = NULL;
  SignetStatus status = signet_part_hash(salt, length, part_of(value_of("part")), text_of("found"), &hash);
  snprintf(said, sizeof said, "%s", status != SIGNET_STATUS_OK ? code(status) : hash ? hash : "none");
  signet_free(hash);
  return said;
}

static const char *judge(const char *folder, const char *path) {
  const char *reads = value_of("reads"), *text = text_of("text");
  if (!reads) stop("does not say what it reads", path);
  if (!strcmp(reads, "part")) return judge_part();
  if (!strcmp(reads, "proof")) return judge_proof(text);
  if (!strcmp(reads, "request")) {
    char *json = NULL;
    SignetStatus status = signet_request_read(text, &json, NULL);
    signet_free(json);
    return code(status);
  }
  SignetKeys *keys = keys_of(folder);
  const char *said;
  if (!strcmp(reads, "revocations")) {
    SignetRevocations *revocations = NULL;
    said = code(signet_read_revocations(keys, text, strtoull(value_of("highest"), NULL, 10), &revocations, NULL));
    signet_revocations_free(revocations);
  } else {
    said = judge_dated(reads, text, keys);
  }
  signet_keys_free(keys);
  return said;
}

static int is_case(const struct dirent *entry) {
  size_t length = strlen(entry->d_name);
  return length > 4 && !strcmp(entry->d_name + length - 4, ".txt");
}

int main(int arguments, char **argument) {
  if (arguments != 2) stop("usage: vectors", "FOLDER");
  struct dirent **cases;
  int found = scandir(argument[1], &cases, is_case, alphasort);
  if (found < 0) stop("cannot be read", argument[1]);
  for (int at = 0; at < found; at++) {
    char path[4096], *name = cases[at]->d_name;
    snprintf(path, sizeof path, "%s/%s", argument[1], name);
    char *text = read_whole(path);
    take_apart(text, path);
    const char *said = judge(argument[1], path);
    name[strlen(name) - 4] = '\0';
    printf("%s %s\n", name, said);
    free(text);
    free(cases[at]);
  }
  free(cases);
  return 0;
}
