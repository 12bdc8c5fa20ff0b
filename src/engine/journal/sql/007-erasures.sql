-- Whose keys were destroyed. It stands apart from the keys: those that come back with an older backup are destroyed anew.
CREATE TABLE engine.erased (
  stream text PRIMARY KEY,
  -- The fact that ordered it.
  fact uuid NOT NULL,
  erased_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX ON engine.erased (erased_at);

-- No key is made, or brought back, for somebody who was erased; COPY passes here, too.
CREATE FUNCTION keys.of_nobody_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM engine.erased e WHERE e.stream = NEW.subject) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER of_nobody_erased BEFORE INSERT ON keys.data_key
  FOR EACH ROW EXECUTE FUNCTION keys.of_nobody_erased();

-- A rotation of the master key looks for what the former ones wrap.
CREATE INDEX ON keys.data_key (master, subject, category);
