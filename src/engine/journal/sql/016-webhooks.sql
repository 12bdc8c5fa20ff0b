-- Systems that are told of facts. How far each has been read for is a checkpoint like any other (`webhook <id>`); what was
-- read and is not delivered yet stands here, written together with the checkpoint. Nothing here names a position.

CREATE TABLE engine.webhook (
  id uuid PRIMARY KEY,
  url text NOT NULL,
  -- Whose people it may hear of.
  unit text NOT NULL,
  types text[] NOT NULL,
  -- What signs, sealed by a data key of its own; the one before is valid beside it for a while.
  secret jsonb NOT NULL,
  former jsonb,
  former_until timestamptz(3),
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'disabled')),
  account text NOT NULL,
  defined_at timestamptz(3) NOT NULL DEFAULT now(),
  delivered bigint NOT NULL DEFAULT 0,
  -- Facts about people of others, or of nobody any more.
  withheld bigint NOT NULL DEFAULT 0,
  last_success timestamptz(3),
  last_failure timestamptz(3),
  last_error text,
  -- Since the last success.
  failures integer NOT NULL DEFAULT 0
);

CREATE TABLE engine.webhook_delivery (
  webhook uuid NOT NULL REFERENCES engine.webhook ON DELETE CASCADE,
  fact uuid NOT NULL,
  -- The order of the journal.
  no bigint GENERATED ALWAYS AS IDENTITY,
  stream text NOT NULL,
  -- Whom the fact names.
  persons uuid[] NOT NULL,
  -- The body, the same at every attempt.
  event text NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_at timestamptz(3) NOT NULL DEFAULT now(),
  failing_since timestamptz(3),
  PRIMARY KEY (webhook, fact)
);
CREATE INDEX ON engine.webhook_delivery (webhook, stream, no);
