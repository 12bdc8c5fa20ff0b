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
