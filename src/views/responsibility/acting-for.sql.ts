/** Accounts for which $1 acts on the day $2, as the directory of staff has it. The quotes keep it the present one in a cut. */
export const ACTING_FOR = `
SELECT DISTINCT s.account FROM "views".staff s
CROSS JOIN LATERAL jsonb_to_recordset(s.deputyships) AS d (deputy text, "from" date, until date)
WHERE s.deputyships @> jsonb_build_array(jsonb_build_object('deputy', $1::text))
  AND d.deputy = $1::text AND $2::date BETWEEN d."from" AND d.until AND s.account <> $1::text`;
