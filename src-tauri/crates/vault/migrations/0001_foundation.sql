-- Never edit this file: vaults in users' hands were made with it. Changes go into the next number.
-- Ids are UUIDv7 as 16 bytes, times UTC seconds, words as in the contract.

CREATE TABLE settings (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    version INTEGER NOT NULL,
    body    TEXT    NOT NULL                        -- JSON
) STRICT;

CREATE TABLE counters (
    name  TEXT PRIMARY KEY,                         -- an order series
    next  INTEGER NOT NULL
) STRICT;

CREATE TABLE users (
    id         BLOB PRIMARY KEY,
    version    INTEGER NOT NULL,
    name       TEXT NOT NULL UNIQUE,
    full_name  TEXT NOT NULL,
    role       TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE keys (
    id         BLOB PRIMARY KEY,
    version    INTEGER NOT NULL,
    name       TEXT NOT NULL,
    kid        TEXT NOT NULL UNIQUE,
    bits       INTEGER NOT NULL,
    algorithm  TEXT NOT NULL,
    origin     TEXT NOT NULL,
    status     TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    retired_at INTEGER,
    public_der BLOB NOT NULL,
    sealed     BLOB NOT NULL                        -- private half, under the signing key of the slots
) STRICT;
CREATE UNIQUE INDEX keys_only_one_current ON keys (status) WHERE status = 'current';

CREATE TABLE products (
    id          BLOB PRIMARY KEY,
    version     INTEGER NOT NULL,
    number      INTEGER NOT NULL UNIQUE,
    code        TEXT NOT NULL,
    name        TEXT NOT NULL,
    description TEXT NOT NULL,
    status      TEXT NOT NULL,
    features    TEXT NOT NULL,                      -- JSON, by number
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE customers (
    id          BLOB PRIMARY KEY,
    version     INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    name        TEXT NOT NULL,
    country     TEXT NOT NULL,
    address     TEXT NOT NULL,
    vat_code    TEXT NOT NULL,
    crm_id      TEXT NOT NULL,
    note        TEXT NOT NULL,
    contacts    TEXT NOT NULL,                      -- JSON
    archived_at INTEGER,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE orders (
    id               BLOB PRIMARY KEY,
    version          INTEGER NOT NULL,
    number           TEXT NOT NULL UNIQUE,
    status           TEXT NOT NULL,
    customer_id      BLOB REFERENCES customers (id),
    activation_limit INTEGER NOT NULL,
    demo             INTEGER NOT NULL,
    purchase_order   TEXT NOT NULL,
    note             TEXT NOT NULL,
    created_at       INTEGER NOT NULL,
    created_by       TEXT NOT NULL,
    submitted_at     INTEGER,
    submitted_by     TEXT,
    revoked_at       INTEGER,
    revoked_by       TEXT,
    revoke_reason    TEXT,
    archived_at      INTEGER,
    frozen           TEXT,                          -- JSON: vendor, licensee and products as submitted
    CHECK ((status = 'draft') = (submitted_at IS NULL)),
    CHECK ((status = 'draft') = (frozen IS NULL)),
    CHECK ((status = 'revoked') = (revoked_at IS NOT NULL))
) STRICT;
CREATE INDEX orders_by_customer ON orders (customer_id);
CREATE INDEX orders_by_status ON orders (status, id);

CREATE TABLE order_lines (
    order_id   BLOB NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    line       INTEGER NOT NULL,
    -- A draft may name a product that was deleted meanwhile: no foreign key, the check reports it.
    product_id BLOB NOT NULL,
    quantity   INTEGER NOT NULL,
    features   TEXT NOT NULL,                       -- JSON
    PRIMARY KEY (order_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_lines_by_product ON order_lines (product_id);

CREATE TABLE licenses (
    id            BLOB PRIMARY KEY,
    version       INTEGER NOT NULL,
    serial        TEXT NOT NULL UNIQUE,
    order_id      BLOB NOT NULL REFERENCES orders (id),
    line          INTEGER NOT NULL,
    product_id    BLOB NOT NULL REFERENCES products (id),
    issued_at     INTEGER NOT NULL,
    status        TEXT NOT NULL,
    revoked_at    INTEGER,
    revoke_reason TEXT
) STRICT;
CREATE INDEX licenses_by_order ON licenses (order_id, id);
CREATE INDEX licenses_by_product ON licenses (product_id);

CREATE TABLE license_files (
    license_id BLOB PRIMARY KEY REFERENCES licenses (id),
    key_id     BLOB NOT NULL REFERENCES keys (id),
    text       TEXT NOT NULL                        -- the file's exact text, without the final newline
) STRICT, WITHOUT ROWID;
CREATE INDEX license_files_by_key ON license_files (key_id);

CREATE TABLE mails (
    id         BLOB PRIMARY KEY,
    version    INTEGER NOT NULL,
    order_id   BLOB REFERENCES orders (id),
    recipients TEXT NOT NULL,                       -- JSON list of addresses
    subject    TEXT NOT NULL,
    message    BLOB NOT NULL,                       -- the exact bytes to send
    status     TEXT NOT NULL,
    attempts   INTEGER NOT NULL,
    last_error TEXT,
    created_at INTEGER NOT NULL,
    sent_at    INTEGER
) STRICT;
CREATE INDEX mails_by_order ON mails (order_id);
CREATE INDEX mails_by_status ON mails (status, id);

-- Append-only. `hash` is SHA-256 over the previous entry's hash and this entry's body.
CREATE TABLE journal (
    seq  INTEGER PRIMARY KEY,
    body TEXT NOT NULL,                             -- JSON, hashed exactly as it stands
    hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER journal_keeps_entries BEFORE DELETE ON journal
    BEGIN SELECT RAISE (ABORT, 'journal entries are never deleted'); END;
CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
    BEGIN SELECT RAISE (ABORT, 'journal entries are never changed'); END;
