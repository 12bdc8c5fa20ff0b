-- ANALYZE copies samples of a column into the catalogue, where a destroyed key would live on. Nobody searches by it.
ALTER TABLE keys.data_key ALTER COLUMN wrapped SET STATISTICS 0;
-- A change of type, even to the same, drops what was gathered so far.
ALTER TABLE keys.data_key ALTER COLUMN wrapped TYPE bytea;
