import { dueSql, ruleSql } from '../rules/in-force.sql.js';

/* What several views ask of a case `c` of the caseload; $1 is today. */

export const PHASE = `CASE
    WHEN c.closed_on IS NOT NULL THEN 'closed'
    WHEN c.placed_on IS NOT NULL AND c.placement_ended_on IS NULL THEN 'placed'
    WHEN c.internship IS NOT NULL AND NOT c.internship_ended AND c.internship_from <= $1::date THEN 'internship'
    WHEN cardinality(c.programmes) > 0 THEN 'in-programme'
    WHEN cardinality(c.waiting_for) > 0 THEN 'waiting'
    WHEN c.left_programme_on IS NOT NULL THEN 'left'
    ELSE 'intake'
  END`;

/** Since when nobody has talked with the person. */
export const LAST_SEEN = 'coalesce((SELECT max(d) FROM unnest(c.contact_days) AS d), c.registered_on)';

/** Whether nobody has for four weeks. */
export const NOT_SEEN = `coalesce(${LAST_SEEN} < $1::date - ${ruleSql('contact-window', '$1::date')}, false)`;

/** The rest of a CASE: how soon something ends. */
export const lightSql = (until: string): string => `
    WHEN ${until} <= $1::date + ${ruleSql('title-alarm', '$1::date')} THEN 'red'
    WHEN ${until} <= $1::date + ${ruleSql('title-warning', '$1::date')} THEN 'amber'
    ELSE 'green'
  END`;

/** From when a placement is to be looked at again. */
export const FOLLOW_UP_DUE = `CASE
    WHEN c.placed_on IS NULL OR c.placement_ended_on IS NOT NULL THEN NULL
    WHEN NOT '42-days' = ANY(c.retained) AND NOT '6-months' = ANY(c.retained) THEN ${dueSql('follow-up-first', 'c.placed_on')}
    WHEN NOT '6-months' = ANY(c.retained) THEN ${dueSql('follow-up-second', 'c.placed_on')}
  END`;
