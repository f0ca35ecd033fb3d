-- Never edit this file: vaults in users' hands were made with it. Changes go into the next number.
--
-- Products, customers and orders in full. What lists filter, sort and show has its own column; the rest of a
-- record is `body`, the JSON of its domain type. Every table that is searched or paged has `row`, a rowid that
-- no VACUUM renumbers; the search index refers to it.
-- The former tables become v1_*; `upgrade.rs` copies their rows over and drops them in the same transaction.

ALTER TABLE products      RENAME TO v1_products;
ALTER TABLE customers     RENAME TO v1_customers;
ALTER TABLE orders        RENAME TO v1_orders;
ALTER TABLE order_lines   RENAME TO v1_order_lines;
ALTER TABLE licenses      RENAME TO v1_licenses;
ALTER TABLE license_files RENAME TO v1_license_files;
ALTER TABLE mails         RENAME TO v1_mails;
DROP INDEX orders_by_customer;
DROP INDEX orders_by_status;
DROP INDEX order_lines_by_product;
DROP INDEX licenses_by_order;
DROP INDEX licenses_by_product;
DROP INDEX license_files_by_key;
DROP INDEX mails_by_order;
DROP INDEX mails_by_status;

CREATE TABLE products (
    row        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    version    INTEGER NOT NULL,
    number     INTEGER NOT NULL UNIQUE,
    code       TEXT NOT NULL,
    name       TEXT NOT NULL,
    status     TEXT NOT NULL,
    body       TEXT NOT NULL,                       -- JSON: Product
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX products_by_number ON products (status, number, row, code, name);

CREATE TABLE product_images (
    product_id BLOB PRIMARY KEY REFERENCES products (id) ON DELETE CASCADE,
    media_type TEXT NOT NULL,
    bytes      BLOB NOT NULL
) STRICT;

CREATE TABLE profiles (
    row         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    version     INTEGER NOT NULL,
    product_id  BLOB NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    code        TEXT NOT NULL,
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    used        INTEGER NOT NULL CHECK (used >= 0),
    archived_at INTEGER,
    body        TEXT NOT NULL                       -- JSON: Profile
) STRICT;
CREATE UNIQUE INDEX profiles_by_code ON profiles (product_id, code) WHERE code <> '';
CREATE INDEX profiles_by_product ON profiles (product_id, archived_at IS NOT NULL, name COLLATE NOCASE, row, code);

CREATE TABLE customers (
    row         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    version     INTEGER NOT NULL,
    name        TEXT NOT NULL,
    sort_name   TEXT NOT NULL,                      -- folded: Østfold stands with O
    reseller    INTEGER NOT NULL,
    archived_at INTEGER,
    body        TEXT NOT NULL                       -- JSON: Customer
) STRICT;
CREATE INDEX customers_by_name ON customers (archived_at IS NOT NULL, sort_name, row);
CREATE INDEX customers_by_created ON customers (archived_at IS NOT NULL, row);
CREATE INDEX customers_resellers ON customers (archived_at IS NOT NULL, sort_name, row) WHERE reseller = 1;
-- By row, what filters and sorts ask, and by id, what other lists show: bodies fill the table's pages, and each
-- page costs a decryption.
CREATE INDEX customers_named ON customers (id, name);
CREATE INDEX customers_facts ON customers (row, archived_at, reseller, sort_name);

CREATE TABLE groups (
    row         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    version     INTEGER NOT NULL,
    customer_id BLOB NOT NULL REFERENCES customers (id),
    name        TEXT NOT NULL,
    body        TEXT NOT NULL                       -- JSON: Group, without passwords
) STRICT;
CREATE INDEX groups_by_customer ON groups (customer_id, name);

CREATE TABLE group_users (
    username TEXT PRIMARY KEY,                      -- folded
    group_id BLOB NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    password TEXT                                   -- Argon2id, PHC string
) STRICT, WITHOUT ROWID;
CREATE INDEX group_users_by_group ON group_users (group_id);

-- What records said when an order was submitted: each version once, however many orders name it.
CREATE TABLE snapshots (
    id      BLOB NOT NULL,
    version INTEGER NOT NULL,
    body    TEXT NOT NULL,                          -- JSON: Product, Profile or Customer
    PRIMARY KEY (id, version)
) STRICT;

CREATE TABLE orders (
    row           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    version       INTEGER NOT NULL,
    number        TEXT NOT NULL UNIQUE,
    series        TEXT NOT NULL,
    counter       INTEGER NOT NULL,                 -- the number's digits: A-999 stands before A-1000
    kind          TEXT NOT NULL,
    status        TEXT NOT NULL,
    place         TEXT NOT NULL,                    -- the tab: draft, submitted, revoked, archived, template
    customer_id   BLOB REFERENCES customers (id),
    customer_name TEXT NOT NULL,                    -- the licensee: as submitted, or the draft's customer now
    sort_name     TEXT NOT NULL,
    country       TEXT NOT NULL,
    products      TEXT NOT NULL,                    -- JSON: the products' names, by line
    quantity      INTEGER NOT NULL,
    demo          INTEGER NOT NULL,
    currency      TEXT NOT NULL,
    total         INTEGER NOT NULL,
    payment       TEXT NOT NULL,
    created_at    INTEGER NOT NULL,
    created_by    TEXT NOT NULL,
    submitted_at  INTEGER,
    body          TEXT NOT NULL,                    -- JSON: the order, naming snapshots
    CHECK ((status = 'draft') = (submitted_at IS NULL))
) STRICT;
CREATE INDEX orders_by_place ON orders (place, row);
CREATE INDEX orders_by_customer ON orders (customer_id, place, row) WHERE customer_id IS NOT NULL;
CREATE INDEX orders_by_kind ON orders (kind, place, row) WHERE kind <> 'sale';
CREATE INDEX orders_by_created ON orders (created_at, row);
CREATE INDEX orders_by_number ON orders (place, series, counter, row);
CREATE INDEX orders_by_name ON orders (place, sort_name, row);
CREATE INDEX orders_by_submitted ON orders (place, submitted_at, row);
CREATE INDEX orders_by_total ON orders (place, total, row);
CREATE INDEX orders_by_quantity ON orders (place, quantity, row);
CREATE INDEX orders_named ON orders (id, number, kind);
CREATE INDEX orders_facts ON orders (row, place, kind, customer_id, created_at, series, counter, sort_name,
                                     submitted_at, total, quantity);

CREATE TABLE order_lines (
    order_row  INTEGER NOT NULL REFERENCES orders (row) ON DELETE CASCADE,
    line       INTEGER NOT NULL,
    -- A draft may name a product that was deleted meanwhile: no foreign key, the check reports it.
    product_id BLOB NOT NULL,
    profile_id BLOB,
    PRIMARY KEY (order_row, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_lines_by_product ON order_lines (product_id, order_row);

CREATE TABLE licenses (
    row         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    version     INTEGER NOT NULL,
    serial      TEXT NOT NULL UNIQUE,
    serial_key  TEXT NOT NULL,                      -- without dashes and case, look-alikes made one
    order_id    BLOB NOT NULL REFERENCES orders (id),
    line        INTEGER NOT NULL,
    product_id  BLOB NOT NULL REFERENCES products (id),
    customer_id BLOB REFERENCES customers (id),
    profile_id  BLOB REFERENCES profiles (id),      -- whose quota it takes one from
    issued_at   INTEGER NOT NULL,
    ends_at     INTEGER,
    status      TEXT NOT NULL,
    activations INTEGER NOT NULL,
    body        TEXT                                -- JSON: what most licenses do not have; null when empty
) STRICT;
CREATE INDEX licenses_by_key ON licenses (serial_key, row, status, product_id, customer_id);
CREATE INDEX licenses_by_order ON licenses (order_id, status, row);
CREATE INDEX licenses_by_product ON licenses (product_id, status, row);
CREATE INDEX licenses_by_customer ON licenses (customer_id, status, row) WHERE customer_id IS NOT NULL;
CREATE INDEX licenses_by_profile ON licenses (profile_id, status, row) WHERE profile_id IS NOT NULL;
CREATE INDEX licenses_by_end ON licenses (status, ends_at, row, product_id, customer_id)
    WHERE ends_at IS NOT NULL;
CREATE INDEX licenses_by_status ON licenses (status, row);

CREATE TABLE license_files (
    row         INTEGER PRIMARY KEY,
    license_row INTEGER NOT NULL REFERENCES licenses (row),
    issue       INTEGER NOT NULL,                   -- from 1; the license's newest that is not undone counts
    order_id    BLOB NOT NULL REFERENCES orders (id),
    key_id      BLOB NOT NULL REFERENCES keys (id),
    issued_at   INTEGER NOT NULL,
    undone_at   INTEGER,                            -- the update that made it was revoked
    text        TEXT NOT NULL                       -- the file's exact text, without the final newline
) STRICT;
CREATE UNIQUE INDEX license_files_by_license ON license_files (license_row, issue);
CREATE INDEX license_files_by_key ON license_files (key_id);
CREATE INDEX license_files_by_order ON license_files (order_id, row);

-- What each update replaced, so that it can be taken back.
CREATE TABLE license_updates (
    license_row INTEGER NOT NULL REFERENCES licenses (row),
    n           INTEGER NOT NULL,
    order_id    BLOB NOT NULL REFERENCES orders (id),
    at          INTEGER NOT NULL,
    undone_at   INTEGER,
    former      TEXT NOT NULL,                      -- JSON: the license's update, end and profile before
    PRIMARY KEY (license_row, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX license_updates_by_order ON license_updates (order_id, license_row);

CREATE TABLE group_licenses (
    license_row INTEGER PRIMARY KEY REFERENCES licenses (row),
    group_id    BLOB NOT NULL REFERENCES groups (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX group_licenses_by_group ON group_licenses (group_id, license_row);

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

-- Which column of such a CSV file filled which field the last time.
CREATE TABLE import_mappings (
    what    TEXT NOT NULL,
    columns TEXT NOT NULL,                          -- JSON: the column names
    mapping TEXT NOT NULL,                          -- JSON: field by column
    PRIMARY KEY (what, columns)
) STRICT, WITHOUT ROWID;

-- How many there are, kept by triggers: counting a million rows on every page would be felt.
CREATE TABLE tallies (
    list  TEXT NOT NULL,
    place TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (list, place)
) STRICT, WITHOUT ROWID;
INSERT INTO tallies (list, place, count)
    VALUES ('licenses', 'active', 0), ('licenses', 'revoked', 0), ('orders', 'draft', 0), ('orders', 'submitted', 0),
           ('orders', 'revoked', 0), ('orders', 'archived', 0), ('orders', 'template', 0);
CREATE TRIGGER licenses_counted AFTER INSERT ON licenses
    BEGIN UPDATE tallies SET count = count + 1 WHERE list = 'licenses' AND place = new.status;
          INSERT INTO tallies (list, place, count) VALUES ('licenses of product', hex(new.product_id), 1)
              ON CONFLICT DO UPDATE SET count = count + 1; END;
CREATE TRIGGER licenses_recounted AFTER UPDATE OF status ON licenses WHEN old.status <> new.status
    BEGIN UPDATE tallies SET count = count - 1 WHERE list = 'licenses' AND place = old.status;
          UPDATE tallies SET count = count + 1 WHERE list = 'licenses' AND place = new.status; END;
CREATE TRIGGER orders_counted AFTER INSERT ON orders
    BEGIN UPDATE tallies SET count = count + 1 WHERE list = 'orders' AND place = new.place; END;
CREATE TRIGGER orders_uncounted AFTER DELETE ON orders
    BEGIN UPDATE tallies SET count = count - 1 WHERE list = 'orders' AND place = old.place; END;
CREATE TRIGGER orders_recounted AFTER UPDATE OF place ON orders WHEN old.place <> new.place
    BEGIN UPDATE tallies SET count = count - 1 WHERE list = 'orders' AND place = old.place;
          UPDATE tallies SET count = count + 1 WHERE list = 'orders' AND place = new.place; END;

-- Search by any fragment of three characters and more. The text is folded by the program (case, accents,
-- look-alikes) and not stored again; rowids are the tables' `row`. Serial numbers stand by themselves: they
-- never change, while the note of a license may, and few have one.
CREATE VIRTUAL TABLE search_orders USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE search_licenses USING fts5 (
    serial, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE search_license_notes USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE search_customers USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE search_products USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE search_profiles USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1');
-- One leaf of the index fills one page of the file, which holds 3,981 bytes beside its check value.
INSERT INTO search_orders (search_orders, rank) VALUES ('pgsz', 3900);
INSERT INTO search_licenses (search_licenses, rank) VALUES ('pgsz', 3900);
INSERT INTO search_license_notes (search_license_notes, rank) VALUES ('pgsz', 3900);
INSERT INTO search_customers (search_customers, rank) VALUES ('pgsz', 3900);
INSERT INTO search_products (search_products, rank) VALUES ('pgsz', 3900);
INSERT INTO search_profiles (search_profiles, rank) VALUES ('pgsz', 3900);
