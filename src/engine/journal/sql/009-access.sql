-- Who saw what, and who did what to the service. Entries are only ever added, each chained to the one before; a month
-- whose time has come is dropped whole.

CREATE SCHEMA access;

-- The last entry. Its row lock, held to commit, is their order.
CREATE TABLE access.head (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  no bigint NOT NULL,
  at timestamptz(3) NOT NULL,
  hash bytea NOT NULL
);
INSERT INTO access.head (no, at, hash) VALUES (0, to_timestamp(0), decode(repeat('00', 32), 'hex'));

CREATE TABLE access.entry (
  no bigint NOT NULL,
  -- Our own clock, never a simulated one; it does not decrease.
  at timestamptz(3) NOT NULL,
  account text NOT NULL,
  role text NOT NULL,
  unit text NOT NULL,
  -- look, recall, replay, tell, issue (a refused one), operate.
  verb text NOT NULL,
  -- The view, the command or the operation.
  what text NOT NULL,
  -- On which ground, where it was seen.
  ground text,
  -- `shown` or `done`, or the code of the refusal.
  outcome text NOT NULL,
  -- Journeys of those whose data was shown, or was asked for in vain.
  persons uuid[] NOT NULL,
  -- The cut, or what an operation was given. Never a filter, which may be personal itself.
  asked jsonb NOT NULL,
  correlation text NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (at, no)
) PARTITION BY RANGE (at);
CREATE INDEX ON access.entry USING gin (persons);
CREATE INDEX ON access.entry (account, at);

CREATE FUNCTION access.only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Entries of the read log are only ever added.';
END $$;
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON access.entry
  FOR EACH ROW EXECUTE FUNCTION access.only_added();

CREATE FUNCTION access.hash_of(e access.entry, previous bytea) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(jsonb_build_array(
    e.no, (extract(epoch FROM e.at) * 1000)::bigint, e.account, e.role, e.unit, e.verb, e.what, e.ground, e.outcome,
    to_jsonb(e.persons), e.asked, e.correlation
  )::text, 'UTF8'))
$$;

-- The partition of a moment's month.
CREATE FUNCTION access.make_month(moment timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  first timestamp := date_trunc('month', moment AT TIME ZONE 'UTC');
  name text := 'entry_' || to_char(first, 'YYYY_MM');
BEGIN
  IF to_regclass('access.' || name) IS NOT NULL THEN
    RETURN;
  END IF;
  EXECUTE format('CREATE TABLE access.%I PARTITION OF access.entry FOR VALUES FROM (%L) TO (%L)', name,
    first AT TIME ZONE 'UTC', (first + interval '1 month') AT TIME ZONE 'UTC');
  EXECUTE format('CREATE TRIGGER not_emptied BEFORE TRUNCATE ON access.%I EXECUTE FUNCTION access.only_added()', name);
END $$;

-- Adds a batch: what all waiting readers of a service are to leave, in one commit.
CREATE FUNCTION access.append(entries jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  last access.head;
  one access.entry;
BEGIN
  SELECT * INTO last FROM access.head FOR UPDATE;
  last.at := greatest(last.at, clock_timestamp());
  PERFORM access.make_month(last.at);
  FOR one IN SELECT * FROM jsonb_populate_recordset(NULL::access.entry, entries) LOOP
    last.no := last.no + 1;
    one.no := last.no;
    one.at := last.at;
    one.hash := access.hash_of(one, last.hash);
    last.hash := one.hash;
    INSERT INTO access.entry VALUES (one.*);
  END LOOP;
  UPDATE access.head SET no = last.no, at = last.at, hash = last.hash;
END $$;

-- The first entry whose hash does not follow from what it says and from the entry before, of those that are kept; null
-- if there is none and the last one is the head.
CREATE FUNCTION access.broken() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT min(no) FROM (
    SELECT e.no, e.hash <> access.hash_of(e, lag(e.hash) OVER in_order) OR e.no <> lag(e.no) OVER in_order + 1 AS wrong
    FROM access.entry e WINDOW in_order AS (ORDER BY e.at, e.no)
    UNION ALL
    SELECT e.no, e.hash <> access.hash_of(e, decode(repeat('00', 32), 'hex')) FROM access.entry e WHERE e.no = 1
    UNION ALL
    SELECT h.no, NOT EXISTS (SELECT FROM access.entry e WHERE e.at = h.at AND e.no = h.no AND e.hash = h.hash)
    FROM access.head h WHERE h.no > 0
  ) checked
  WHERE wrong
$$;
