/* A protected program, as small as one can be: asks for an activation, runs, and removes itself.

     protected request SERIAL > machine.request    what goes to the vendor
     protected install machine.cert                what came back
     protected run                                 does its work, or says why not
     protected revocations list.revoked            takes in what the vendor revoked
     protected remove > machine.proof              gives the activation back

   Options before the command: --key vendor.pem (repeat it for the next key), --home FOLDER where it keeps what
   it knows, --now SECONDS to try what happens when a clock is set, --product NUMBER.

   `make` builds it; the Makefile beside it says with what. */

#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "protected.h"

#define VERSION "4.2"
#define FEATURE 1
/* Starts after the clock was set back, to give an honest user time to set it right. */
#define GRACE 3
/* How far a clock may be behind: a day. */
#define TOLERANCE (24 * 60 * 60)

/* Fixed in a real program; an option of this one. */
static uint32_t product = 7;
static int64_t clock_now;

static SignetKeys *keys;
static SignetMachine *machine;
static bool is_virtual;
static SignetSecret *secret;

/* The largest time, the starts since the clock was set back, the number of the revocation list it keeps, and the
   highest number it knows of. */
static struct {
  int64_t time;
  int grace;
  uint64_t list;
  uint64_t newest;
} seen;

static int64_t later(int64_t one, int64_t other) { return one > other ? one : other; }

static void remember(void) {
  char text[100];
  snprintf(text, sizeof text, "%" PRId64 " %d %" PRIu64 " %" PRIu64 "\n", seen.time, seen.grace, seen.list,
           seen.newest);
  write_home("seen", text);
}

/* Made at the first start; it stays in the home folder. */
static void find_secret(void) {
  uint8_t bytes[SIGNET_SECRET_BYTES];
  int file = open(at_home("device.key"), O_RDONLY);
  if (file >= 0) {
    if (read(file, bytes, sizeof bytes) != (ssize_t)sizeof bytes)
      refuse("%s is cut off", at_home("device.key"));
    need(signet_secret_from_bytes(bytes, sizeof bytes, &secret));
  } else {
    need(signet_secret_new(&secret));
    need(signet_secret_bytes(secret, bytes, sizeof bytes));
    file = open(at_home("device.key"), O_CREAT | O_EXCL | O_WRONLY, 0600);
    if (file < 0 || write(file, bytes, sizeof bytes) != (ssize_t)sizeof bytes)
      refuse("%s: %s", at_home("device.key"), strerror(errno));
  }
  close(file);
}

/* --- The commands --- */

/* Whether the list it keeps lets the license count. Without a list everything does. */
static void check_list(const SignetLicense *license) {
  SignetRevocations *list;
  if (seen.list == 0) return;
  char *text = read_given(at_home("revocations"));
  need(signet_read_revocations(keys, text, seen.list, &list, &why));
  need(signet_revocations_check(list, license, &why));
  signet_revocations_free(list);
  free(text);
}

static SignetLicense *accept_certificate(const char *text, int64_t now) {
  uint32_t number;
  SignetLicense *license;
  need(signet_verify_certificate(keys, text, machine, NULL, secret, now, &license, &why));
  need(signet_license_product(license, &number));
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
  char *text;
  need(signet_request_make(serial, product, VERSION, machine, host(), is_virtual, secret, &text, &why));
  puts(text);
  signet_free(text);
}

static void install(const char *path) {
  uint64_t newest;
  char *text = read_given(path);
  /* What is refused leaves the certificate before in its place. */
  SignetLicense *license = accept_certificate(text, later(clock_now, seen.time));
  write_home("certificate", text);
  /* It names the newest list of its day: an older one does not pass any more. */
  need(signet_license_revocations(license, &newest));
  if (newest > seen.newest) seen.newest = newest;
  remember();
  signet_license_free(license);
  free(text);
  puts("activated");
}

static void revocations(const char *path) {
  char *text = read_given(path);
  SignetRevocations *list;
  int64_t made;
  need(signet_read_revocations(keys, text, seen.newest, &list, &why));
  write_home("revocations", text);
  need(signet_revocations_number(list, &seen.list));
  seen.newest = seen.list;
  /* A list tells the time, too. */
  need(signet_revocations_made(list, &made));
  seen.time = later(seen.time, made);
  remember();
  printf("revocation list %" PRIu64 " taken in\n", seen.list);
  signet_revocations_free(list);
  free(text);
}

static void run(void) {
  int64_t issued, now = later(clock_now, seen.time);
  bool granted;
  char *text = certificate();
  SignetLicense *license = accept_certificate(text, now);
  need(signet_license_issued(license, &issued));
  now = later(now, issued);
  need(signet_license_granted(license, FEATURE, now, &granted));
  signet_license_free(license);
  free(text);
  if (!granted) refuse("feature %d is not granted now", FEATURE);
  if (clock_now < now - TOLERANCE) {
    seen.grace++;
    remember();
    if (seen.grace > GRACE) refuse("the clock was set back: set it right");
    printf("running, in grace: the clock was set back; %d starts left\n", GRACE - seen.grace);
    return;
  }
  seen.time = now;
  seen.grace = 0;
  remember();
  if (seen.list >= seen.newest) puts("running");
  else printf("running; ask the vendor for revocation list %" PRIu64 "\n", seen.newest);
}

static void remove_itself(void) {
  char *proof, *text = certificate();
  signet_license_free(accept_certificate(text, later(clock_now, seen.time)));
  need(signet_prove_removal(keys, text, secret, clock_now, &proof, &why));
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
  char *pem = read_given(path);
  need(signet_keys_add_pem(keys, pem, SIGNET_ALGORITHM_RS256, &why));
  free(pem);
}

int main(int count, char **words) {
  int at = 1;
  clock_now = (int64_t)time(NULL);
  need(signet_keys_new(&keys));
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
  if (text)
    sscanf(text, "%" SCNd64 " %d %" SCNu64 " %" SCNu64, &seen.time, &seen.grace, &seen.list, &seen.newest);
  free(text);
  machine = find_machine(&is_virtual);
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
