-- Signed statements about stretches of the journal. What counts are the copies outside; these serve proofs and lists.

CREATE SCHEMA audit;

CREATE TABLE audit.anchor (
  number bigint PRIMARY KEY,
  anchor jsonb NOT NULL
);

-- The heads of the streams that grew in an anchor's stretch, in the order of its tree.
CREATE TABLE audit.head (
  anchor bigint NOT NULL REFERENCES audit.anchor (number),
  index integer NOT NULL,
  stream text NOT NULL,
  version integer NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (anchor, index)
);
CREATE UNIQUE INDEX ON audit.head (stream, version);
