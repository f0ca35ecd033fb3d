/* A protected program, as small as one can be: asks for an activation, runs, and removes itself.

     protected request SERIAL > machine.request    what goes to the vendor
     protected install machine.cert                what came back
     protected revocations vendor.revocations      what no longer counts, by the vendor's newest list
     protected run                                 does its work, or says why not
     protected remove > machine.proof              gives the activation back

   Options before the command: --key vendor.pem (repeat it for the next key), --home FOLDER where it keeps what it
   knows, --now SECONDS to try what happens when a clock is set, --product NUMBER.

   `make` builds it; the Makefile beside it says with what. */

#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "signet.h"

/* Chosen once for the product and never changed. */
#define SALT "chart studio"
#define VERSION "4.2"
#define FEATURE 1
/* Starts after the clock was set back, to give an honest user time to set it right. */
#define GRACE 3
/* How far a clock may be behind: a day. */
#define TOLERANCE (24 * 60 * 60)

/* Fixed in a real program; an option of this one. */
static uint32_t product = 7;
static const char *home;
static int64_t clock_now;

static SignetKeys *keys;
static SignetMachine *machine;
static SignetSecret *secret;

/* What it saw: the largest time, the starts in grace, the highest number of a revocation list. */
static struct {
  int64_t time;
  int grace;
  uint64_t list;
} seen;

static void refuse(const char *format, ...) {
  va_list rest;
  va_start(rest, format);
  fputs("refused: ", stderr);
  vfprintf(stderr, format, rest);
  fputc('\n', stderr);
  va_end(rest);
  exit(1);
}

/* Goes on if all went well, and refuses with the library's words otherwise. */
static void need(SignetStatus status, char *error) {
  if (status != SIGNET_STATUS_OK) {
    if (error) refuse("%s", error);
    refuse("the license library returned %d", (int)status);
  }
}

static int64_t later(int64_t one, int64_t other) { return one > other ? one : other; }

/* --- Files --- */

static const char *at_home(const char *name) {
  static char path[4096];
  if (snprintf(path, sizeof path, "%s/%s", home, name) >= (int)sizeof path) refuse("%s is too long", home);
  return path;
}

/* A whole file as text, at most a megabyte; NULL if there is none. */
static char *read_file(const char *path) {
  const size_t most = 1024 * 1024;
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  char *text = malloc(most + 1);
  if (!text) refuse("there is no memory left");
  text[fread(text, 1, most, file)] = '\0';
  fclose(file);
  return text;
}

static char *read_given(const char *path) {
  char *text = read_file(path);
  if (!text) refuse("%s: %s", path, strerror(errno));
  return text;
}

/* Beside the old file first, so that no moment has half of one. */
static void write_home(const char *name, const char *text) {
  char beside[4096];
  snprintf(beside, sizeof beside, "%s", at_home("new"));
  FILE *file = fopen(beside, "wb");
  if (!file || fputs(text, file) == EOF || fclose(file) || rename(beside, at_home(name)))
    refuse("%s: %s", at_home(name), strerror(errno));
}

static void remember(void) {
  char text[100];
  snprintf(text, sizeof text, "%" PRId64 " %d %" PRIu64 "\n", seen.time, seen.grace, seen.list);
  write_home("seen", text);
}

/* --- The machine --- */

static void found(int part, const char *text) {
  if (text) need(signet_machine_add(machine, (const uint8_t *)SALT, strlen(SALT), part, text), NULL);
}

static void find_processor(void) {
  struct utsname system;
  char *text = read_file("/proc/cpuinfo");
  char *line = text ? strstr(text, "model name") : NULL;
  char *value = line ? strchr(line, ':') : NULL;
  if (value) {
    value[strcspn(value, "\n")] = '\0';
    found(SIGNET_PART_CPU, value + 1);
  } else if (uname(&system) == 0) {
    found(SIGNET_PART_CPU, system.machine);
  }
  free(text);
}

/* Only real network adapters: those of containers and tunnels come and go. */
static void find_adapters(void) {
  struct dirent **entries;
  int count = scandir("/sys/class/net", &entries, NULL, alphasort);
  for (int i = 0; i < count; i++) {
    char path[512];
    snprintf(path, sizeof path, "/sys/class/net/%s/device", entries[i]->d_name);
    if (access(path, F_OK) == 0) {
      snprintf(path, sizeof path, "/sys/class/net/%s/address", entries[i]->d_name);
      char *address = read_file(path);
      found(SIGNET_PART_MAC, address);
      free(address);
    }
    free(entries[i]);
  }
  if (count >= 0) free(entries);
}

static void find_board(void) {
  const char *names[] = {"vendor", "name", "serial"};
  char board[512] = "";
  for (int i = 0; i < 3; i++) {
    char path[64];
    snprintf(path, sizeof path, "/sys/class/dmi/id/board_%s", names[i]);
    char *text = read_file(path);
    if (text) snprintf(board + strlen(board), sizeof board - strlen(board), "%s ", strtok(text, "\n"));
    free(text);
  }
  found(SIGNET_PART_MOTHERBOARD, board);
}

static const char *host(void) {
  static char name[256];
  gethostname(name, sizeof name - 1);
  return name;
}

static void find_machine(void) {
  need(signet_machine_new(&machine), NULL);
  find_processor();
  find_adapters();
  find_board();
  char *system = read_file("/etc/machine-id");
  found(SIGNET_PART_OS, system);
  free(system);
  found(SIGNET_PART_HOST, host());
}

/* Made at the first request; it stays in the home folder. */
static void find_secret(void) {
  uint8_t bytes[SIGNET_SECRET_BYTES];
  int file = open(at_home("device.key"), O_RDONLY);
  if (file >= 0) {
    if (read(file, bytes, sizeof bytes) != (ssize_t)sizeof bytes) refuse("%s is cut off", at_home("device.key"));
    need(signet_secret_from_bytes(bytes, sizeof bytes, &secret), NULL);
  } else {
    need(signet_secret_new(&secret), NULL);
    need(signet_secret_bytes(secret, bytes, sizeof bytes), NULL);
    file = open(at_home("device.key"), O_CREAT | O_EXCL | O_WRONLY, 0600);
    if (file < 0 || write(file, bytes, sizeof bytes) != (ssize_t)sizeof bytes)
      refuse("%s: %s", at_home("device.key"), strerror(errno));
  }
  close(file);
}

/* --- The commands --- */

/* Whether the newest list it was given still lets the license count. */
static void check_list(const SignetLicense *license) {
  char *error = NULL;
  SignetRevocations *list;
  if (seen.list == 0) return;
  char *text = read_given(at_home("revocations"));
  need(signet_read_revocations(keys, text, seen.list, &list, &error), error);
  need(signet_revocations_check(list, license, &error), error);
  signet_revocations_free(list);
  free(text);
}

static SignetLicense *accept_certificate(const char *text, int64_t now) {
  char *error = NULL;
  uint32_t number;
  SignetLicense *license;
  need(signet_verify_certificate(keys, text, machine, NULL, secret, now, &license, &error), error);
  need(signet_license_product(license, &number), NULL);
  if (number != product) refuse("the certificate is for another product");
  check_list(license);
  return license;
}

static char *certificate(void) {
  char *text = read_file(at_home("certificate"));
  if (!text) refuse("it is not activated on this machine");
  return text;
}

static void request(const char *serial) {
  char *error = NULL, *text;
  need(signet_request_make(serial, product, VERSION, machine, host(), false, secret, &text, &error), error);
  puts(text);
  signet_free(text);
}

static void install(const char *path) {
  char *text = read_given(path);
  /* What is refused leaves the certificate before in its place. */
  signet_license_free(accept_certificate(text, later(clock_now, seen.time)));
  write_home("certificate", text);
  free(text);
  puts("activated");
}

static void revocations(const char *path) {
  char *error = NULL, *text = read_given(path);
  SignetRevocations *list;
  need(signet_read_revocations(keys, text, seen.list, &list, &error), error);
  write_home("revocations", text);
  need(signet_revocations_number(list, &seen.list), NULL);
  remember();
  printf("revocation list %" PRIu64 "\n", seen.list);
  signet_revocations_free(list);
  free(text);
}

static void run(void) {
  int64_t issued, now = later(clock_now, seen.time);
  bool granted;
  char *text = certificate();
  SignetLicense *license = accept_certificate(text, now);
  need(signet_license_issued(license, &issued), NULL);
  now = later(now, issued);
  need(signet_license_granted(license, FEATURE, now, &granted), NULL);
  signet_license_free(license);
  free(text);
  if (!granted) refuse("feature %d is not granted now", FEATURE);
  if (clock_now + TOLERANCE < now) {
    seen.grace++;
    remember();
    if (seen.grace > GRACE) refuse("the clock was set back: set it right");
    printf("running, in grace: the clock was set back; %d starts left\n", GRACE - seen.grace);
    return;
  }
  seen.time = now;
  seen.grace = 0;
  remember();
  puts("running");
}

static void remove_itself(void) {
  char *error = NULL, *proof, *text = certificate();
  signet_license_free(accept_certificate(text, later(clock_now, seen.time)));
  need(signet_prove_removal(keys, text, secret, clock_now, &proof, &error), error);
  /* First gone for good, then promised. */
  if (remove(at_home("certificate"))) refuse("%s: %s", at_home("certificate"), strerror(errno));
  puts(proof);
  signet_free(proof);
  free(text);
}

static void usage(void) {
  fputs("protected --key vendor.pem --home FOLDER [--now SECONDS] [--product NUMBER]\n"
        "  request SERIAL | install FILE | revocations FILE | run | remove\n",
        stderr);
  exit(2);
}

static void add_key(const char *path) {
  char *error = NULL, *pem = read_given(path);
  need(signet_keys_add_pem(keys, pem, SIGNET_ALGORITHM_RS256, &error), error);
  free(pem);
}

int main(int count, char **words) {
  int at = 1;
  clock_now = (int64_t)time(NULL);
  need(signet_keys_new(&keys), NULL);
  for (; at + 1 < count && strncmp(words[at], "--", 2) == 0; at += 2) {
    const char *option = words[at], *value = words[at + 1];
    if (strcmp(option, "--key") == 0) add_key(value);
    else if (strcmp(option, "--home") == 0) home = value;
    else if (strcmp(option, "--now") == 0) clock_now = strtoll(value, NULL, 10);
    else if (strcmp(option, "--product") == 0) product = (uint32_t)strtoul(value, NULL, 10);
    else usage();
  }
  const char *command = at < count ? words[at] : "";
  const char *argument = at + 1 < count ? words[at + 1] : NULL;
  if (!home || at + 2 < count) usage();

  mkdir(home, 0700);
  char *text = read_file(at_home("seen"));
  if (text) sscanf(text, "%" SCNd64 " %d %" SCNu64, &seen.time, &seen.grace, &seen.list);
  free(text);
  find_machine();
  find_secret();

  if (strcmp(command, "request") == 0 && argument) request(argument);
  else if (strcmp(command, "install") == 0 && argument) install(argument);
  else if (strcmp(command, "revocations") == 0 && argument) revocations(argument);
  else if (strcmp(command, "run") == 0 && !argument) run();
  else if (strcmp(command, "remove") == 0 && !argument) remove_itself();
  else usage();

  signet_secret_free(secret);
  signet_machine_free(machine);
  signet_keys_free(keys);
  return 0;
}
