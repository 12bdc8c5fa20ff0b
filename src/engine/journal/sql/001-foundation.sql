-- What must survive: the journal, the keys, and how far each reader has come. Views have no migrations.

CREATE SCHEMA journal;

-- Names the positions of this journal.
CREATE TABLE journal.identity (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  id text NOT NULL
);
INSERT INTO journal.identity (id) VALUES (left(replace(gen_random_uuid()::text, '-', ''), 12));

-- The newest position. Its row lock, held to commit, is the order of the journal: no position becomes visible late,
-- and none is ever skipped.
CREATE TABLE journal.head (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  position bigint NOT NULL
);
INSERT INTO journal.head (position) VALUES (0);

CREATE TABLE journal.facts (
  position bigint PRIMARY KEY,
  stream text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  id uuid NOT NULL,
  type text NOT NULL,
  type_version smallint NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  happened_on date NOT NULL,
  data jsonb NOT NULL,
  meta jsonb NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  UNIQUE (stream, version)
);

-- Appends a batch: all waiting appends of a service in one commit. An append whose stream is not at the expected
-- version is left out of the answer and hurts nobody else; one that is already there (its acknowledgement got lost)
-- is answered again. `appends`: [{n, stream, expected, hashes}], each stream at most once; `facts`: [{n, i, …}]
-- with i from 1. The statement below the lock takes its snapshot after the lock was granted.
CREATE FUNCTION journal.append(appends json, facts json)
RETURNS TABLE (n integer, last_position bigint)
LANGUAGE plpgsql AS $$
DECLARE
  base bigint;
BEGIN
  SELECT h.position INTO base FROM journal.head h FOR UPDATE;

  RETURN QUERY
  WITH wanted AS (
    SELECT w.*, cardinality(w.hashes) AS size, coalesce(
        (SELECT f.version FROM journal.facts f WHERE f.stream = w.stream ORDER BY f.version DESC LIMIT 1), 0
      ) AS current
    FROM json_to_recordset(appends) AS w (n integer, stream text, expected integer, hashes text[])
  ), accepted AS (
    SELECT w.n, w.stream, w.expected, w.size, (base + sum(w.size) OVER (ORDER BY w.n))::bigint AS last
    FROM wanted w WHERE w.current = w.expected
  ), inserted AS (
    INSERT INTO journal.facts
    SELECT a.last - a.size + f.i, a.stream, a.expected + f.i, f.id, f.type, f.type_version, f.recorded_at,
      f.happened_on, f.data, f.meta, decode(f.previous_hash, 'hex'), decode(f.hash, 'hex')
    FROM json_to_recordset(facts) AS f (n integer, i integer, id uuid, type text, type_version smallint,
      recorded_at timestamptz, happened_on date, data jsonb, meta jsonb, previous_hash text, hash text)
    JOIN accepted a ON a.n = f.n
  ), moved AS (
    UPDATE journal.head SET position = (SELECT max(a.last) FROM accepted a) WHERE EXISTS (SELECT FROM accepted)
  )
  SELECT a.n, a.last FROM accepted a
  UNION ALL
  SELECT w.n, (SELECT f.position FROM journal.facts f WHERE f.stream = w.stream AND f.version = w.expected + w.size)
  FROM wanted w
  WHERE w.current > w.expected AND w.hashes = ARRAY(
    SELECT encode(f.hash, 'hex') FROM journal.facts f
    WHERE f.stream = w.stream AND f.version BETWEEN w.expected + 1 AND w.expected + w.size ORDER BY f.version
  );

  IF FOUND THEN
    PERFORM pg_notify('journal', h.position::text) FROM journal.head h;
  END IF;
END $$;

-- Data keys, wrapped by the master key. A deleted key is an erased person.
CREATE SCHEMA keys;
CREATE TABLE keys.data_key (
  subject text NOT NULL,
  category text NOT NULL,
  wrapped bytea NOT NULL,
  master text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (subject, category)
);

-- How far each reader of the journal has come; a projection's row moves in the transaction of its rows.
CREATE SCHEMA engine;
CREATE TABLE engine.checkpoint (
  reader text PRIMARY KEY,
  -- What the reader makes of the facts; another shape starts anew.
  shape text NOT NULL,
  position bigint NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- The journal that all readers here follow.
CREATE TABLE engine.journal (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  id text NOT NULL
);

-- Reactions of policies that were refused, for somebody to look at.
CREATE TABLE engine.refused_reaction (
  cause uuid NOT NULL,
  policy text NOT NULL,
  stream text NOT NULL,
  command text NOT NULL,
  code text NOT NULL,
  refused_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (cause, policy, stream, command)
);

-- Streams that a reader cannot digest, and the fact at which it stopped.
CREATE TABLE engine.parked (
  reader text NOT NULL,
  stream text NOT NULL,
  version integer NOT NULL,
  type text NOT NULL,
  error text NOT NULL,
  parked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (reader, stream)
);

CREATE SCHEMA views;
