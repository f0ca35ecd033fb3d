/* The machine the program runs on. */

#define _POSIX_C_SOURCE 200809L

#include <string.h>
#include <unistd.h>

#include "protected.h"

const char *host(void) {
  static char name[256];
  gethostname(name, sizeof name - 1);
  return name;
}

SignetMachine *find_machine(bool *is_virtual) {
  SignetMachine *machine;
  need(signet_machine_new(&machine));
  need(signet_machine_find(machine, (const uint8_t *)SALT, strlen(SALT), is_virtual));
  return machine;
}
