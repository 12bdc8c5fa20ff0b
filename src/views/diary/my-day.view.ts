import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { FOLLOW_UP_DUE, LAST_SEEN, NOT_SEEN } from '../caseload/conditions.sql.js';
import { expiring } from '../expiries/expiries.view.js';
import { listing } from '../listing.js';
import { PERSON } from '../person.sql.js';
import { ruleSql } from '../rules/in-force.sql.js';
import { staffProjection } from '../staff/staff.projection.js';
import { diaryProjection } from './diary.projection.js';
import { DAY_KINDS, type DayKind, MyDayLine, MyDayQuery } from './my-day.dto.js';
import { ruleBookProjection } from '../rules/rule-book.projection.js';

/** Days before its end from which a paper is to be thought of. */
const EXPIRY_AHEAD = ruleSql('title-alarm', '$1::date');

/** A kind after the other; appointments by their time, the rest by their days. */
const KEYS = { order: { sql: `l.rank || coalesce(l.at, '') || ' ' || l.on`, type: 'text' } } as const;

/** Columns that only some kinds have. */
const SOME = {
  at: 'text',
  channel: 'text',
  language: 'text',
  mediator: 'text',
  mediatorName: 'jsonb',
  what: 'jsonb',
};

/** What a kind of line consists of; columns that are not said are empty. */
const line = (
  kind: DayKind,
  from: string,
  said: Readonly<Record<'thing' | 'on' | 'detail', string> & Partial<Record<string, string>>>,
): string => {
  const rest = Object.entries(SOME).map(
    ([column, type]) => `${said[column] ?? `NULL::${type}`} AS "${column}"`,
  );
  return `SELECT '${kind}/' || ${said.thing} AS id, '${kind}' AS kind, ${DAY_KINDS.indexOf(kind)} AS rank, c.id AS case,
  ${said.who ?? 'c.case_worker'} AS who, ${said.on} AS on, ${rest.join(', ')}, ${said.detail} AS detail
FROM ${from}`;
};

/** Of the cases `hers`; $1 is the day. */
const LINES = [
  line(
    'appointment',
    `views.diary d JOIN hers c ON c.id = d.id CROSS JOIN LATERAL jsonb_to_recordset(d.appointments) AS a (
      id text, "on" date, at text, channel text, coach text, language text, mediator text, "mediatorName" jsonb, state text
    ) WHERE a."on" = $1::date AND a.state <> 'cancelled'`,
    {
      ...{
        thing: 'a.id',
        who: 'a.coach',
        on: 'a."on"',
        at: 'a.at',
        channel: 'a.channel',
        language: 'a.language',
      },
      ...{ mediator: 'a.mediator', mediatorName: 'a."mediatorName"', detail: 'a.state' },
    },
  ),
  line(
    'task',
    `views.diary d JOIN hers c ON c.id = d.id
    CROSS JOIN LATERAL jsonb_to_recordset(d.tasks) AS a (id text, what jsonb, due date, owner text)
    WHERE c.closed_on IS NULL AND a.due <= $1::date`,
    { thing: 'a.id', on: 'a.due', what: 'a.what', detail: 'a.owner' },
  ),
  line(
    'follow-up',
    `(SELECT c.*, ${FOLLOW_UP_DUE} AS due FROM hers c) c WHERE c.closed_on IS NULL AND c.due <= $1::date`,
    { thing: 'c.placement', on: 'c.due', detail: 'c.placement_kind' },
  ),
  line(
    'expiry',
    `(${expiring('c.id IN (SELECT id FROM hers)', EXPIRY_AHEAD)}) p JOIN hers c ON c.id = p.participant`,
    {
      thing: 'p.id',
      on: 'p.until',
      detail: 'p.what',
    },
  ),
  line('not-seen', `hers c WHERE c.closed_on IS NULL AND ${NOT_SEEN}`, {
    ...{ thing: 'c.id', on: LAST_SEEN, detail: 'NULL' },
  }),
].join(' UNION ALL ');

/**
 * Whose work somebody does on the day ($1): her own, and that of those for whom she acts (`account`), and of single cases
 * (`deputised`); `hers` are the cases in which there may be some. They come first, so that nobody else's are looked at.
 */
const hers = (me: string): string => `WITH account AS MATERIALIZED (
  SELECT ${me}::text AS account
  UNION SELECT s.account FROM views.staff s
  CROSS JOIN LATERAL jsonb_to_recordset(s.deputyships) AS d (deputy text, "from" date, until date)
  WHERE d.deputy = ${me} AND $1::date BETWEEN d."from" AND d.until
), deputised AS MATERIALIZED (
  SELECT x.id FROM views.diary x
  CROSS JOIN LATERAL jsonb_to_recordset(x.deputies) AS d (deputy text, "from" date, until date)
  WHERE x.accounts @> ARRAY[${me}::text] AND d.deputy = ${me} AND d."from" <= $1::date
    AND coalesce(d.until, 'infinity') >= $1::date
), hers AS MATERIALIZED (
  SELECT c.* FROM views.caseload c WHERE c.id = ANY(ARRAY(
    SELECT c.id FROM views.caseload c WHERE c.case_worker = ANY(ARRAY(SELECT account FROM account))
    UNION SELECT x.id FROM views.diary x WHERE x.accounts && ARRAY(SELECT account FROM account)
  ))
)`;

/** What a case worker has to do on a day. */
export const myDay = view<MyDayQuery>({
  name: 'my-day',
  summary: 'Appointments, tasks, follow-ups, expiries and people not seen on a day (Mein Tag).',
  query: MyDayQuery,
  row: MyDayLine,
  projections: [caseloadProjection, diaryProjection, staffProjection, ruleBookProjection],
  select: ({ caseWorker, on, kind, ...page }, today) =>
    listing(
      page,
      on ?? today,
      KEYS,
      (put) => {
        const me = put(caseWorker);
        return `${hers(me)}, line AS MATERIALIZED (${LINES})
SELECT w.*, ${PERSON}, $1::date - w.on AS "daysPast", w.who IS DISTINCT FROM ${me} AS deputising
FROM line w JOIN hers c ON c.id = w.case
WHERE w.who IN (SELECT account FROM account) OR w.case IN (SELECT id FROM deputised)`;
      },
      (put) => [kind && `l.kind = ${put(kind)}`],
      'text',
    ),
});
