-- Never edit this file: vaults in users' hands were made with it. Changes go into the next number.
--
-- The search index writes a segment whenever it has gathered so many bytes, and joins them later. Imports and
-- large orders gather more than the usual megabyte: fewer segments cost less to join and less to look into.
INSERT INTO search_orders (search_orders, rank) VALUES ('hashsize', 16777216);
INSERT INTO search_licenses (search_licenses, rank) VALUES ('hashsize', 16777216);
INSERT INTO search_license_notes (search_license_notes, rank) VALUES ('hashsize', 16777216);
INSERT INTO search_customers (search_customers, rank) VALUES ('hashsize', 16777216);
