/* What the program keeps in its home folder, and how it ends when it cannot go on. */

#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "protected.h"

const char *home;
char *why;

void refuse(const char *format, ...) {
  va_list rest;
  va_start(rest, format);
  fputs("refused: ", stderr);
  vfprintf(stderr, format, rest);
  fputc('\n', stderr);
  va_end(rest);
  exit(1);
}

void need(SignetStatus status) {
  if (status != SIGNET_STATUS_OK) {
    if (why) refuse("%s", why);
    refuse("the license library returned %d", (int)status);
  }
}

const char *at_home(const char *name) {
  static char path[4096];
  if (snprintf(path, sizeof path, "%s/%s", home, name) >= (int)sizeof path) refuse("%s is too long", home);
  return path;
}

char *read_file(const char *path) {
  const size_t most = 1024 * 1024;
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  char *text = malloc(most + 1);
  if (!text) refuse("there is no memory left");
  text[fread(text, 1, most, file)] = '\0';
  fclose(file);
  return text;
}

char *read_given(const char *path) {
  char *text = read_file(path);
  if (!text) refuse("%s: %s", path, strerror(errno));
  return text;
}

/* Beside the old file first, so that no moment has half of one. */
void write_home(const char *name, const char *text) {
  char beside[4096];
  snprintf(beside, sizeof beside, "%s", at_home("new"));
  FILE *file = fopen(beside, "wb");
  if (!file || fputs(text, file) == EOF || fclose(file) || rename(beside, at_home(name)))
    refuse("%s: %s", at_home(name), strerror(errno));
}
