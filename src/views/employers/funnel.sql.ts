/* How far participants came with each employer `e`. */

const STEPS = {
  matched: 'true',
  applied: 'm."appliedOn" IS NOT NULL',
  interviewed: 'm."interviewedOn" IS NOT NULL',
  offered: 'm."offeredOn" IS NOT NULL',
  placed: `m.because = 'placed'`,
};

/** Internships and placements name the employer in words. */
const NAMED = { internships: '"startedOn"', placements: '"placedOn"' };

const count = (name: string, from: string): string => `coalesce(${from}."${name}", 0) AS "${name}"`;

export const FUNNEL_COLUMNS = [
  ...Object.keys(STEPS).map((step) => count(step, 'm')),
  ...Object.keys(NAMED).map((list) => count(list, list)),
].join(', ');

const named = ([list, day]: readonly [string, string]): string => `
LEFT JOIN (
  SELECT lower(trim(n.employer)) AS employer, count(*)::int AS ${list}
  FROM views.pipeline p CROSS JOIN LATERAL jsonb_to_recordset(p.${list}) AS n (employer text, ${day} date)
  WHERE n.${day} <= $1::date GROUP BY 1
) ${list} ON ${list}.employer = lower(trim(e.name))`;

/** Each counted once for all employers. */
export const FUNNEL = `
LEFT JOIN (
  SELECT m.employer, ${Object.entries(STEPS)
    .map(([step, holds]) => `count(*) FILTER (WHERE ${holds})::int AS ${step}`)
    .join(', ')}
  FROM views.pipeline p CROSS JOIN LATERAL jsonb_to_recordset(p.matches) AS m (
    employer uuid, "appliedOn" date, "interviewedOn" date, "offeredOn" date, because text
  ) GROUP BY m.employer
) m ON m.employer = e.id
${Object.entries(NAMED).map(named).join('')}`;
