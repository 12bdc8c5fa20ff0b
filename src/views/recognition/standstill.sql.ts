/**
 * In how many days of a period the authority's time stood still, as SQL. A day counts once, though several suspensions
 * may cover it: one was entered late, or the resumption between them was retracted.
 * @param pauses `[{from, to}]` as JSON
 */
export const standstillSql = (pauses: string, from: string, to: string): string => `(
  SELECT coalesce(sum(upper(still) - lower(still)), 0)::int
  FROM unnest((
    SELECT range_agg(daterange(a."from", a."to"))
    FROM jsonb_to_recordset(${pauses}) AS a ("from" date, "to" date)
    WHERE a."to" IS NULL OR a."from" < a."to"
  ) * datemultirange(daterange(${from}, greatest(${from}, ${to})))) AS still
)`;
