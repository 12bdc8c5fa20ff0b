import { view } from '../../engine/look.js';
import { all, byMost, type Key, listing, type Put } from '../listing.js';
import { UnusualAccessLine, UnusualAccessQuery, type UnusualSort } from './read-log.dto.js';
import { during, UTC } from './read-log.view.js';

const KEYS: Readonly<Record<UnusualSort, Key>> = {
  'without-case': byMost('l."withoutCase"'),
  persons: byMost('l.persons'),
  refused: byMost('l.refused'),
};

/** Everybody in the answer was a case of the account, or of somebody for whom it acts. */
const OWN_CASE = '^(assignment|deputy|hand-over)(, (assignment|deputy|hand-over))*$';

const lines = (put: Put, { from, to, account }: UnusualAccessQuery): string => `
WITH accounts AS (
  SELECT e.account, e.role,
    count(DISTINCT p) FILTER (WHERE e.outcome = 'shown')::int AS persons,
    (count(DISTINCT p) FILTER (WHERE e.outcome = 'shown')
      - count(DISTINCT p) FILTER (WHERE e.outcome = 'shown' AND e.ground ~ '${OWN_CASE}'))::int AS "withoutCase",
    count(*) FILTER (WHERE e.outcome <> 'shown')::int AS refused,
    count(*) FILTER (WHERE e.ground = 'break-glass')::int AS "brokenGlass",
    ${UTC('max(e.at)')} AS "lastAt"
  FROM access.entry e CROSS JOIN LATERAL unnest(e.persons) AS p
  WHERE ${all([...during(put, 'e.at', from, to), !from && `e.at >= now() - interval '30 days'`])}
  GROUP BY e.account, e.role
)
SELECT a.account || ' ' || a.role AS id, a.*, u.usual
FROM accounts a JOIN (
  SELECT role, (percentile_cont(0.5) WITHIN GROUP (ORDER BY persons))::float AS usual FROM accounts GROUP BY role
) u ON u.role = a.role${account ? `\nWHERE a.account = ${put(account)}` : ''}`;

/** Who looked at more people than others of the role, or at people who are no case of theirs. */
export const unusualAccess = view<UnusualAccessQuery>({
  name: 'unusual-access',
  summary: 'How many people each account saw, how many of them are no case of its, and what is usual.',
  query: UnusualAccessQuery,
  row: UnusualAccessLine,
  projections: [],
  cut: () => undefined,
  select: (query, today) => listing(query, today, KEYS, (put) => lines(put, query), undefined, 'text'),
});
