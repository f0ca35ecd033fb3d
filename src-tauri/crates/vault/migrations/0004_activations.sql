-- Never edit this file: vaults in users' hands were made with it. Changes go into the next number.
--
-- Licenses bound to machines. The certificate is kept as it was signed: the same request gets the same text.
CREATE TABLE activations (
    row          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE,
    version      INTEGER NOT NULL,
    license_row  INTEGER NOT NULL REFERENCES licenses (row),
    request_id   TEXT UNIQUE,                       -- null for a typed id
    state        TEXT NOT NULL,
    activated_at INTEGER NOT NULL,
    key_id       BLOB NOT NULL REFERENCES keys (id),
    body         TEXT NOT NULL,                     -- JSON: Activation
    certificate  TEXT NOT NULL                      -- the exact text, without the final newline
) STRICT;
CREATE INDEX activations_by_license ON activations (license_row, row);
