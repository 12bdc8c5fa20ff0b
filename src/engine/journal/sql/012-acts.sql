-- Which account recorded what: every fact of the journal without what it says, so that histories can be searched by actor
-- whichever store the journal is in. Found anew from the journal, it names no position.
CREATE TABLE access.act (
  id uuid PRIMARY KEY,
  account text NOT NULL,
  role text NOT NULL,
  unit text NOT NULL,
  stream text NOT NULL,
  version integer NOT NULL,
  type text NOT NULL,
  happened_on date NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  correlation text NOT NULL,
  -- The fact on which a policy did it, for the account.
  cause uuid,
  -- Journeys that it names; its own stream's among them.
  persons uuid[] NOT NULL
);
CREATE INDEX ON access.act (account, recorded_at, id);
CREATE INDEX ON access.act (recorded_at, id);
CREATE INDEX ON access.act USING gin (persons);

-- While there is a row whose time has not come, commands wait.
CREATE TABLE engine.read_only (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  reason text NOT NULL,
  since timestamptz(3) NOT NULL DEFAULT now(),
  until timestamptz(3),
  account text NOT NULL
);
