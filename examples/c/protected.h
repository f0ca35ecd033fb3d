/* What the files of the protected program share. */

#ifndef PROTECTED_H
#define PROTECTED_H

#include "signet.h"

/* The product's: chosen once and never changed. */
#define SALT "chart studio"

/* Where the program keeps what it knows. */
extern const char *home;

/* Says why not, and ends the program. */
void refuse(const char *format, ...);
/* The library's words when something was refused. */
extern char *why;
/* Goes on if all went well, and refuses with the library's words otherwise. */
void need(SignetStatus status);

/* The path of a file in the home folder, until the next call. */
const char *at_home(const char *name);
/* A whole file as text, at most a megabyte; NULL if there is none. The caller frees it. */
char *read_file(const char *path);
/* The same; refuses if there is none. */
char *read_given(const char *path);
void write_home(const char *name, const char *text);

/* What is found of this machine now, and whether it is a virtual one. The caller frees it. */
SignetMachine *find_machine(bool *is_virtual);
/* Its name. */
const char *host(void);

#endif
