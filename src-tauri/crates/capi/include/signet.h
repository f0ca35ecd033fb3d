// Signet for programs in C: reads a license, activates a machine without internet, reads the revocation list.
//
// The rules of every function:
//
// - It returns a `SignetStatus`. 0 is success; only then are its answers there. Otherwise they are NULL, 0 or false.
// - Texts are UTF-8 and end with a zero byte. Times are UTC seconds since 1970. `now` is the largest time the program
//   has ever seen, so that setting the clock back gains nothing.
// - `error`, where there is one, gets a text for the person at the program; NULL when all went well. Pass NULL if you
//   do not want it. Another pointer may be NULL only where its function says so.
// - What a function hands out is the caller's: texts are freed with `signet_free`, the rest with the function named
//   after it. Freeing NULL does nothing. No two answers of a call may have the same place.
// - Nothing is written to files, and nothing is kept between calls. Only `signet_machine_find` looks at the computer.
//   Several threads may read the same thing; while one changes or frees it, no other may use it.
//
// Written from the sources in src-tauri/crates/capi: change those.

#ifndef SIGNET_H
#define SIGNET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Bytes of a secret.
#define SIGNET_SECRET_BYTES 32

// How a call ended. The numbers never change; new ones may be added.
enum SignetStatus
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  // It is as it should be.
  SIGNET_STATUS_OK = 0,
  // The text has nothing of a license's shape.
  SIGNET_STATUS_NOT_A_LICENSE = 1,
  // The beginning is a license, the end is missing.
  SIGNET_STATUS_CUT_OFF = 2,
  // The signature does not belong to the content.
  SIGNET_STATUS_ALTERED = 3,
  // Signed with a key that is not among the keys.
  SIGNET_STATUS_WRONG_KEY = 4,
  // It names another algorithm than its key's.
  SIGNET_STATUS_WRONG_ALGORITHM = 5,
  // A signed file of another kind.
  SIGNET_STATUS_WRONG_TYPE = 6,
  // Genuine, but its content is not understood.
  SIGNET_STATUS_UNREADABLE = 7,
  // Genuine, starts later.
  SIGNET_STATUS_NOT_YET_VALID = 8,
  // Genuine, has ended.
  SIGNET_STATUS_EXPIRED = 9,
  // A genuine certificate of another machine.
  SIGNET_STATUS_OTHER_MACHINE = 10,
  // A genuine certificate whose offline lease has ended.
  SIGNET_STATUS_LEASE_OVER = 11,
  // Genuine, but the vendor's revocation list says that the license is revoked for good.
  SIGNET_STATUS_REVOKED = 12,
  // A genuine revocation list from before one that was seen already.
  SIGNET_STATUS_OLD_LIST = 13,
  // A genuine domain license of another domain.
  SIGNET_STATUS_OTHER_DOMAIN = 14,
  // Genuine, but the vendor's revocation list says that the license is blocked for now.
  SIGNET_STATUS_BLOCKED = 15,
  // Genuine, but the vendor's revocation list says that this activation ended.
  SIGNET_STATUS_REMOVED = 16,
  // Not an RSA public key in PEM form.
  SIGNET_STATUS_KEY_UNREADABLE = 30,
  // An RSA public key outside 2048 to 4096 bits.
  SIGNET_STATUS_KEY_SIZE = 31,
  // A request the vendor would not accept: no serial number, or a text in it is too long.
  SIGNET_STATUS_REQUEST_REFUSED = 40,
  // The certificate was made without a key of the machine: nothing can prove its removal.
  SIGNET_STATUS_NO_PROOF = 41,
  // The bytes are no key: zero, or above the curve's order. Take other random bytes.
  SIGNET_STATUS_NOT_A_SECRET = 42,
  // A pointer that must not be NULL is.
  SIGNET_STATUS_NULL_POINTER = 100,
  // A text is not UTF-8.
  SIGNET_STATUS_NOT_UTF8 = 101,
  // A number is none of those that are allowed there.
  SIGNET_STATUS_WRONG_NUMBER = 102,
  // The system gave no random bytes.
  SIGNET_STATUS_NO_RANDOM = 103,
  // A fault of this library.
  SIGNET_STATUS_INTERNAL = 104,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum SignetStatus SignetStatus;
#else
typedef int32_t SignetStatus;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// A part of a machine that can be recognized.
enum SignetPart
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  // The processor.
  SIGNET_PART_CPU = 0,
  // The first fixed disk.
  SIGNET_PART_HDD = 1,
  // A physical network adapter. There may be several: add each.
  SIGNET_PART_MAC = 2,
  // The main board.
  SIGNET_PART_MOTHERBOARD = 3,
  // The installed operating system.
  SIGNET_PART_OS = 4,
  // An optical drive.
  SIGNET_PART_DVD = 5,
  // The host's name and domain.
  SIGNET_PART_HOST = 6,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum SignetPart SignetPart;
#else
typedef int32_t SignetPart;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// What a vendor's key is used with: the program decides it, never a file.
enum SignetAlgorithm
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  // RSASSA-PKCS1-v1_5 with SHA-256.
  SIGNET_ALGORITHM_RS256 = 0,
  // RSASSA-PSS with SHA-256.
  SIGNET_ALGORITHM_PS256 = 1,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum SignetAlgorithm SignetAlgorithm;
#else
typedef int32_t SignetAlgorithm;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// The keys a program trusts: the current one and the next, so that a change reaches customers before it happens.
typedef struct SignetKeys SignetKeys;

// A license, or a certificate with all it has of its license, that was verified.
typedef struct SignetLicense SignetLicense;

// What a machine is known by: hashes of its parts.
typedef struct SignetMachine SignetMachine;

// A revocation list that was verified: what no longer counts although its signature is good.
typedef struct SignetRevocations SignetRevocations;

// A machine's secret. It never leaves the machine: keep its bytes where only the program's user can read them.
typedef struct SignetSecret SignetSecret;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

// Frees a text that a function of this library handed out. `text` may be NULL.
void signet_free(char *text);

// Makes an empty set of keys. Free it with `signet_keys_free`.
SignetStatus signet_keys_new(SignetKeys **keys);

// Adds a public key: `pem` begins with `-----BEGIN PUBLIC KEY-----`, `algorithm` is a `SignetAlgorithm`.
SignetStatus signet_keys_add_pem(SignetKeys *keys,
                                 const char *pem,
                                 int algorithm,
                                 char **error);

// Frees keys. `keys` may be NULL.
void signet_keys_free(SignetKeys *keys);

// Verifies the text of a license file. Free `license` with `signet_license_free`.
//
// It does not know which program asks: compare `signet_license_product` with your own product's number.
SignetStatus signet_verify_license(const SignetKeys *keys,
                                   const char *text,
                                   int64_t now,
                                   SignetLicense **license,
                                   char **error);

// Verifies the text of an activation certificate for the machine the program runs on. Free `license` with
// `signet_license_free`.
//
// `machine` is what was found now. `id` is the program's client or machine id; NULL if it has none. `secret` is the
// secret the request was made with; NULL if the program made none.
//
// It does not know which program asks: compare `signet_license_product` with your own product's number.
SignetStatus signet_verify_certificate(const SignetKeys *keys,
                                       const char *text,
                                       const SignetMachine *machine,
                                       const char *id,
                                       const SignetSecret *secret,
                                       int64_t now,
                                       SignetLicense **license,
                                       char **error);

// All claims as JSON. Free `json` with `signet_free`.
SignetStatus signet_license_json(const SignetLicense *license, char **json);

// Whether the feature with this number is granted at `now`. Features end one by one: ask each time one is used. Days
// and runs are counted by the program.
//
// It asks neither for the offline lease nor for the machine: a program that runs for long verifies again.
SignetStatus signet_license_granted(const SignetLicense *license,
                                    uint32_t feature,
                                    int64_t now,
                                    bool *granted);

// The number of the product that is licensed.
SignetStatus signet_license_product(const SignetLicense *license, uint32_t *number);

// When the file was made. It counts as a time the program has seen.
SignetStatus signet_license_issued(const SignetLicense *license, int64_t *time);

// The number of the newest revocation list when a certificate was made; 0: there was none, or it is a license. A list
// with a lower number is from before.
SignetStatus signet_license_revocations(const SignetLicense *license,
                                        uint64_t *number);

// Frees a license. `license` may be NULL.
void signet_license_free(SignetLicense *license);

// Verifies a network license for the server that hands out its seats. Free `license` with `signet_license_free`.
//
// `server` is the server's own id. How many seats it hands out, and how often a client must say that it lives, are in
// the claim `network` of `signet_license_json`.
//
// It does not know which program asks: compare `signet_license_product` with your own product's number.
SignetStatus signet_verify_network(const SignetKeys *keys,
                                   const char *network,
                                   const char *server,
                                   int64_t now,
                                   SignetLicense **license,
                                   char **error);

// Verifies a domain license for a program served under `domain`, a name without port. Free `license` with
// `signet_license_free`.
//
// It does not know which program asks: compare `signet_license_product` with your own product's number.
SignetStatus signet_verify_domain(const SignetKeys *keys,
                                  const char *certificate,
                                  const char *domain,
                                  int64_t now,
                                  SignetLicense **license,
                                  char **error);

// Verifies a token. Free `license` with `signet_license_free`.
//
// `id` is the identifier of who bears it; NULL if the program knows none: then only a token that is not bound is
// good.
//
// It does not know which program asks: compare `signet_license_product` with your own product's number.
SignetStatus signet_verify_token(const SignetKeys *keys,
                                 const char *token,
                                 const char *id,
                                 int64_t now,
                                 SignetLicense **license,
                                 char **error);

// Makes a machine of which nothing is known yet. Free it with `signet_machine_free`.
SignetStatus signet_machine_new(SignetMachine **machine);

// Adds what is found of this computer, of every part: the usual way, on Linux, Windows and macOS. No other program is
// started. What cannot be read, or says nothing, is not added.
//
// `salt` has `salt_length` bytes and is the product's: chosen once, the same for all its versions. `virtual_machine`
// gets whether the computer is a virtual machine, for `signet_request_make`; it may be NULL.
SignetStatus signet_machine_find(SignetMachine *machine,
                                 const uint8_t *salt,
                                 size_t salt_length,
                                 bool *virtual_machine);

// Adds what was found of a part by other means, for example an adapter's address. `part` is a `SignetPart`.
//
// `salt` has `salt_length` bytes and is the product's: chosen once, the same for all its versions. Case and space
// around `found` make no difference. What is empty is not added, and no more than four of one part.
SignetStatus signet_machine_add(SignetMachine *machine,
                                const uint8_t *salt,
                                size_t salt_length,
                                int part,
                                const char *found);

// Adds a part by its hash, as `signet_part_hash` gives it: for programs that collect the machine in another process.
SignetStatus signet_machine_add_hash(SignetMachine *machine,
                                     int part,
                                     const char *hash);

// The hash of what was found of a part; NULL for nothing: an empty part matches none. Free `hash` with `signet_free`.
// `part` is a `SignetPart`; `salt` has `salt_length` bytes.
SignetStatus signet_part_hash(const uint8_t *salt,
                              size_t salt_length,
                              int part,
                              const char *found,
                              char **hash);

// Frees a machine. `machine` may be NULL.
void signet_machine_free(SignetMachine *machine);

// Makes a new secret from the system's random source. Free it with `signet_secret_free`.
SignetStatus signet_secret_new(SignetSecret **secret);

// The secret of bytes that the program kept: `length` is `SIGNET_SECRET_BYTES`. Free it with `signet_secret_free`.
SignetStatus signet_secret_from_bytes(const uint8_t *bytes,
                                      size_t length,
                                      SignetSecret **secret);

// Writes the secret's bytes to `bytes`, which has room for `length`: `SIGNET_SECRET_BYTES`.
SignetStatus signet_secret_bytes(const SignetSecret *secret, uint8_t *bytes, size_t length);

// Wipes a secret and frees it. `secret` may be NULL.
void signet_secret_free(SignetSecret *secret);

// Makes the text of an activation request: what goes to the vendor. Free `request` with `signet_free`.
//
// `serial` is the serial number as it was typed, `product` the product's number. `version` is the program's version
// and `name` what people call the machine; both may be NULL. Keep `secret`: the certificate is only good with it, and
// another request with the same secret takes no second seat.
SignetStatus signet_request_make(const char *serial,
                                 uint32_t product,
                                 const char *version,
                                 const SignetMachine *machine,
                                 const char *name,
                                 bool virtual_machine,
                                 const SignetSecret *secret,
                                 char **request,
                                 char **error);

// Makes the text of a deactivation proof: what gives the activation back. Free `proof` with `signet_free`.
//
// `certificate` is the certificate's text and `secret` the one its request was made with. `now` is the machine's
// clock. An activation that has ended can be given back too. Delete the certificate for good **before** you hand the
// proof out.
SignetStatus signet_prove_removal(const SignetKeys *keys,
                                  const char *certificate,
                                  const SignetSecret *secret,
                                  int64_t now,
                                  char **proof,
                                  char **error);

// Verifies the text of a revocation list. Free `list` with `signet_revocations_free`.
//
// `highest` is the highest number the program has ever seen, on a list or by `signet_license_revocations`; 0: none
// yet. A list with a lower number is refused, so that nobody can go back to a list from before.
SignetStatus signet_read_revocations(const SignetKeys *keys,
                                     const char *text,
                                     uint64_t highest,
                                     SignetRevocations **list,
                                     char **error);

// Whether a verified license or certificate still counts. `SIGNET_STATUS_REVOKED`, `SIGNET_STATUS_BLOCKED` (for now)
// and `SIGNET_STATUS_REMOVED` (only this activation): it does not.
SignetStatus signet_revocations_check(const SignetRevocations *list,
                                      const SignetLicense *license,
                                      char **error);

// The list's number: keep the highest one ever seen.
SignetStatus signet_revocations_number(const SignetRevocations *list, uint64_t *number);

// When the list was made. It counts as a time the program has seen.
SignetStatus signet_revocations_made(const SignetRevocations *list, int64_t *time);

// Whether the next list should have come by `now`. What a program does about it is its own decision.
SignetStatus signet_revocations_overdue(const SignetRevocations *list,
                                        int64_t now,
                                        bool *overdue);

// The whole list as JSON. Free `json` with `signet_free`.
SignetStatus signet_revocations_json(const SignetRevocations *list, char **json);

// Frees a list. `list` may be NULL.
void signet_revocations_free(SignetRevocations *list);

// Reads the text of an activation request, and gives its content as JSON. Free `json` with `signet_free`.
//
// It tells a whole request from one that is cut or mistyped. Anybody can write a request: it proves nothing.
SignetStatus signet_request_read(const char *request,
                                 char **json,
                                 char **error);

// Verifies the text of a deactivation proof by the key of the machine, and gives its claims as JSON. Free `json` with
// `signet_free`.
//
// `x` and `y` are the coordinates in `key` of the machine's request, in base64url.
SignetStatus signet_proof_verify(const char *proof,
                                 const char *x,
                                 const char *y,
                                 char **json,
                                 char **error);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* SIGNET_H */
