/** The openings of an employer `e` as records `o`. */
export const OPENINGS_OF_E = `jsonb_to_recordset(e.openings) AS o (
  opening uuid, kind text, occupation text, municipality text, places int, filled text[], "hoursPerWeek" int,
  skills text[], "languageLevel" text, "drivingLicence" boolean, "workPermission" boolean, "from" date, until date,
  "publishedOn" date, "withdrawnOn" date
)`;

export const FREE_PLACES = 'greatest(o.places - cardinality(o.filled), 0)';

/** $1 is today. */
export const STATUS = `CASE
    WHEN o."withdrawnOn" IS NOT NULL THEN 'withdrawn'
    WHEN o.until < $1::date THEN 'expired'
    WHEN cardinality(o.filled) >= o.places THEN 'full'
    ELSE 'open'
  END`;

/** All openings as lines. */
export const OPENINGS = `
SELECT o.opening AS id, e.id AS employer, e.name AS "employerName", o.kind, o.occupation, o.municipality, o.places,
  ${FREE_PLACES} AS "freePlaces", o.filled, o."hoursPerWeek", o.skills, o."languageLevel", o."drivingLicence",
  o."workPermission", o."from", o.until, o."publishedOn", o."withdrawnOn", ${STATUS} AS status
FROM views.employer e CROSS JOIN LATERAL ${OPENINGS_OF_E}`;
