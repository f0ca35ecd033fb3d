/* The machine the program runs on, as Linux tells it. */

#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "protected.h"

static SignetMachine *machine;

static void found(int part, const char *text) {
  if (text) need(signet_machine_add(machine, (const uint8_t *)SALT, strlen(SALT), part, text));
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
    if (text) {
      text[strcspn(text, "\n")] = '\0';
      snprintf(board + strlen(board), sizeof board - strlen(board), "%s ", text);
    }
    free(text);
  }
  found(SIGNET_PART_MOTHERBOARD, board);
}

const char *host(void) {
  static char name[256];
  gethostname(name, sizeof name - 1);
  return name;
}

SignetMachine *find_machine(void) {
  need(signet_machine_new(&machine));
  find_processor();
  find_adapters();
  find_board();
  char *system = read_file("/etc/machine-id");
  found(SIGNET_PART_OS, system);
  free(system);
  found(SIGNET_PART_HOST, host());
  return machine;
}
