-- Never edit this file: vaults in users' hands were made with it. Changes go into the next number.
--
-- Which key each license's file is signed with now, the next key, and new files of the same terms.
DROP INDEX license_files_by_key;
CREATE INDEX license_files_by_key ON license_files (key_id, issued_at);

ALTER TABLE keys ADD COLUMN announced_at INTEGER;   -- since when new builds embed it; null: never told
UPDATE keys SET announced_at = created_at
    WHERE status = 'current' OR EXISTS (SELECT 1 FROM license_files f WHERE f.key_id = keys.id);
CREATE UNIQUE INDEX keys_only_one_next ON keys (status) WHERE status = 'next';

-- The key of the file that counts now, kept by triggers; null: it has no file of ours.
ALTER TABLE licenses ADD COLUMN file_key BLOB REFERENCES keys (id);
UPDATE licenses SET file_key = (SELECT f.key_id FROM license_files f
    WHERE f.license_row = licenses.row AND f.undone_at IS NULL ORDER BY f.issue DESC LIMIT 1);
CREATE TRIGGER license_files_signed AFTER INSERT ON license_files
    BEGIN UPDATE licenses SET file_key = new.key_id WHERE row = new.license_row; END;
CREATE TRIGGER license_files_taken_back AFTER UPDATE OF undone_at ON license_files
    BEGIN UPDATE licenses SET file_key = (SELECT f.key_id FROM license_files f
              WHERE f.license_row = new.license_row AND f.undone_at IS NULL ORDER BY f.issue DESC LIMIT 1)
          WHERE row = new.license_row; END;
CREATE INDEX licenses_by_signer ON licenses (file_key, status, row) WHERE file_key IS NOT NULL;
-- All that decides whether a file counts: a million of them are counted by the index alone.
CREATE INDEX licenses_by_signer_customer
    ON licenses (file_key, customer_id, product_id, status, ends_at, blocked_at) WHERE file_key IS NOT NULL;

-- Batches of new files of the same terms, signed with another key.
CREATE TABLE reissues (
    row          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE,
    from_key     BLOB NOT NULL REFERENCES keys (id),
    to_key       BLOB NOT NULL REFERENCES keys (id),
    product_id   BLOB REFERENCES products (id),     -- only this product's
    customer_id  BLOB REFERENCES customers (id),    -- only this customer's
    made_at      INTEGER NOT NULL,
    made_by      TEXT NOT NULL,
    files        INTEGER NOT NULL,
    certificates INTEGER NOT NULL
) STRICT;
CREATE INDEX reissues_by_key ON reissues (from_key, row);

ALTER TABLE license_files ADD COLUMN reissue INTEGER REFERENCES reissues (row);  -- null: made by its order
CREATE INDEX license_files_by_reissue ON license_files (reissue, license_row) WHERE reissue IS NOT NULL;

-- Certificates that another took the place of, signed with another key.
CREATE TABLE former_certificates (
    activation_row INTEGER NOT NULL REFERENCES activations (row),
    reissue        INTEGER NOT NULL REFERENCES reissues (row),  -- the batch that made the one after it
    replaced_at    INTEGER NOT NULL,
    key_id         BLOB NOT NULL REFERENCES keys (id),
    certificate    TEXT NOT NULL,                   -- the exact text, without the final newline
    PRIMARY KEY (activation_row, reissue)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_certificates_by_reissue ON former_certificates (reissue, activation_row);

-- Which program asked; null for typed ids. Columns of their own: an index over parts of the JSON would not be enough
-- to count by, SQLite reads the JSON again.
ALTER TABLE activations ADD COLUMN asked_product INTEGER;
ALTER TABLE activations ADD COLUMN asked_version TEXT;
UPDATE activations SET asked_product = body ->> '$.request.product.number',
                       asked_version = body ->> '$.request.product.version';
CREATE TRIGGER activations_asked AFTER INSERT ON activations
    BEGIN UPDATE activations SET asked_product = new.body ->> '$.request.product.number',
                                 asked_version = new.body ->> '$.request.product.version'
          WHERE row = new.row; END;
CREATE INDEX activations_by_build ON activations (asked_product, asked_version, state, key_id, activated_at);
CREATE INDEX activations_by_signer ON activations (key_id, state, activated_at);
