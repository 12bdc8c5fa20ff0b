/** Spells of benefits `s` of a row `r` of the projection regime. */
export const SPELLS = `LATERAL (
  SELECT e.key AS spell, e.value->>'regime' AS regime, e.value->>'payer' AS payer, e.value->>'rank' AS rank,
    (e.value->>'from')::date AS "from", (e.value->'ends'->-1->>'on')::date AS "to"
  FROM jsonb_each(r.known->'spells') e
)`;

/** The law of a day: of several spells the first in rank, and the latest of these. */
export const regimeOn = (day: string): string => `LATERAL (
  SELECT s.regime FROM ${SPELLS} s WHERE s."from" <= ${day} AND (s."to" IS NULL OR ${day} <= s."to")
  ORDER BY s.rank, s."from" DESC, s.spell LIMIT 1
)`;

/** Outcomes of a row `r`, as they stand. */
export const OUTCOMES = `jsonb_to_recordset(r.outcomes) AS o (
  cohort uuid, outcome text, reasons text[], missing text[], ended text[], regime text, payer text, "from" date, "to" date,
  until date, "decidedOn" date
)`;
