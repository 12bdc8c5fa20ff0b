-- The second wall. Read models are read as the role `journey_reader`, to whom policies show the rows about people that
-- the keys of whoever asks open (kernel/belonging.ts). Keys come with a mark that only the service can make: a statement
-- that was smuggled in cannot bring keys of its own.

CREATE SCHEMA IF NOT EXISTS access;

CREATE TABLE access.secret (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  bytes bytea NOT NULL
);
INSERT INTO access.secret (bytes)
VALUES (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

-- What whoever asks over this connection has shown: the minute, then the keys. Null where the mark is not ours.
CREATE FUNCTION access.shown() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT CASE
    WHEN current_setting('access.mark', true) = encode(
      sha256(s.bytes || sha256(s.bytes || convert_to(current_setting('access.shown', true), 'UTF8'))), 'hex'
    ) THEN string_to_array(current_setting('access.shown', true), ' ')
  END
  FROM access.secret s
$$;
CREATE FUNCTION access.keys() RETURNS text[]
LANGUAGE sql STABLE AS $$ SELECT (access.shown())[2:] $$;
CREATE FUNCTION access.at() RETURNS timestamptz
LANGUAGE sql STABLE AS $$ SELECT (access.shown())[1]::timestamptz $$;
