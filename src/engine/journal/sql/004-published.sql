-- Figures for readers outside, as they were made last: what is withheld is not in here. The documented SQL views in the
-- schema `reporting` read them, so they outlive every swap of a read model.

CREATE TABLE engine.publication (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  made_at timestamptz NOT NULL,
  -- The day as of which they are.
  day date NOT NULL
);

CREATE TABLE engine.published (
  -- The SQL view of which this is a row.
  view text NOT NULL,
  number integer NOT NULL,
  row jsonb NOT NULL,
  PRIMARY KEY (view, number)
);
