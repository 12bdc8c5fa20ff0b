-- Orders that are carried out in many streams. Nothing here names a position: it outlives a move to another journal.

-- Which streams there are, in the order in which they were opened.
CREATE TABLE engine.stream (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  category text NOT NULL,
  stream text NOT NULL UNIQUE
);
CREATE INDEX ON engine.stream (category, no);

-- Each order, and how far it has come.
CREATE TABLE engine.sweep (
  no bigint GENERATED ALWAYS AS IDENTITY,
  -- The fact that is the order, and its place.
  id uuid NOT NULL,
  sweep text NOT NULL,
  stream text NOT NULL,
  version integer NOT NULL,
  -- Streams up to this one were there when the order was given.
  up_to bigint NOT NULL,
  total integer NOT NULL,
  -- The last stream that was asked, how many were, and what came of it.
  reached bigint NOT NULL DEFAULT 0,
  done integer NOT NULL DEFAULT 0,
  results jsonb NOT NULL DEFAULT '{}',
  -- Whether streams are asked again later, and how often one was.
  standing boolean NOT NULL,
  followed integer NOT NULL DEFAULT 0,
  begun_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (id, sweep)
);

-- Streams that refused what an order asked of them, and to which fact that followed: the order itself, or a later one.
CREATE TABLE engine.sweep_refusal (
  id uuid NOT NULL,
  sweep text NOT NULL,
  cause uuid NOT NULL,
  stream text NOT NULL,
  code text NOT NULL,
  refused_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id, sweep, cause, stream)
);
