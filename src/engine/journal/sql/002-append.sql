-- Earlier databases have the one that took its facts as JSON.
DROP FUNCTION IF EXISTS journal.append(json, json);

-- Appends a batch: all waiting appends of a service in one commit. The first three arrays say of each append where it
-- goes and how many facts it brings, each stream at most once; the others are the facts of all of them, in order, and
-- `of` says to which append (from 1) a fact belongs. Answers with the last position of each append. One whose stream is
-- not at the expected version gets null and hurts nobody else; one that is already there (its acknowledgement got lost)
-- is answered again. The statements below the lock take their snapshots after the lock was granted.
CREATE FUNCTION journal.append(
  append_streams text[], append_expected integer[], append_sizes integer[],
  of integer[], streams text[], versions integer[], ids uuid[], types text[], type_versions smallint[],
  recorded_at timestamptz[], happened_on date[], data jsonb[], meta jsonb[], previous_hashes bytea[], hashes bytea[]
)
RETURNS bigint[]
LANGUAGE plpgsql AS $$
DECLARE
  base bigint;
  accepted boolean[];
  positions bigint[];
  stored bigint;
BEGIN
  SELECT h.position INTO base FROM journal.head h FOR UPDATE;

  SELECT array_agg(w.fits ORDER BY w.n), array_agg(CASE WHEN w.fits THEN base + w.last END ORDER BY w.n)
  INTO accepted, positions
  FROM (
    SELECT a.n, a.fits, sum(a.size) FILTER (WHERE a.fits) OVER (ORDER BY a.n) AS last
    FROM (
      SELECT u.n, u.size, u.expected = coalesce(
          (SELECT f.version FROM journal.facts f WHERE f.stream = u.stream ORDER BY f.version DESC LIMIT 1), 0
        ) AS fits
      FROM unnest(append_streams, append_expected, append_sizes) WITH ORDINALITY AS u (stream, expected, size, n)
    ) a
  ) w;

  INSERT INTO journal.facts
  SELECT base + row_number() OVER (ORDER BY f.i), f.stream, f.version, f.id, f.type, f.type_version, f.recorded_at,
    f.happened_on, f.data, f.meta, f.previous_hash, f.hash
  FROM unnest(of, streams, versions, ids, types, type_versions, recorded_at, happened_on, data, meta, previous_hashes,
    hashes) WITH ORDINALITY AS f (append, stream, version, id, type, type_version, recorded_at, happened_on, data, meta,
    previous_hash, hash, i)
  WHERE accepted[f.append];

  GET DIAGNOSTICS stored = ROW_COUNT;
  IF stored > 0 THEN
    UPDATE journal.head SET position = base + stored;
    PERFORM pg_notify('journal', (base + stored)::text);
  END IF;

  IF false = ANY (accepted) THEN
    SELECT array_agg(coalesce(p.position, (
        SELECT max(f.position)
        FROM unnest(of, streams, versions, hashes) AS g (append, stream, version, hash)
        LEFT JOIN journal.facts f ON f.stream = g.stream AND f.version = g.version
        WHERE g.append = p.n
        HAVING bool_and(f.hash IS NOT DISTINCT FROM g.hash)
      )) ORDER BY p.n)
    INTO positions
    FROM unnest(positions) WITH ORDINALITY AS p (position, n);
  END IF;
  RETURN positions;
END $$;
