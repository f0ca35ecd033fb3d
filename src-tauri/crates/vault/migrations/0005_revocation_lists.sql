-- Never edit this file: vaults in users' hands were made with it. Changes go into the next number.
--
-- What no longer counts, and the signed lists that told so.
ALTER TABLE licenses ADD COLUMN blocked_at INTEGER;  -- since when; null: it is not blocked
CREATE INDEX licenses_blocked ON licenses (row) WHERE blocked_at IS NOT NULL;
CREATE INDEX activations_ended ON activations (row) WHERE state IN ('returned', 'released');

CREATE TABLE revocation_lists (
    seq         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    key_id      BLOB NOT NULL REFERENCES keys (id),
    made_at     INTEGER NOT NULL,
    next_update INTEGER NOT NULL,
    entries     INTEGER NOT NULL,                   -- how many it has
    text        TEXT NOT NULL                       -- the exact text, without the final newline
) STRICT;
