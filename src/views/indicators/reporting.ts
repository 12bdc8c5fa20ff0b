import type { Column, Publication, ReportingView } from '../../engine/reporting/publication.js';
import { grantFigures } from '../grants/grant-figures.view.js';
import { grants } from '../grants/grants.view.js';
import { programmeTitles } from './programmes.view.js';
import { INDICATORS, type IndicatorName } from './indicators.js';
import { participants, type ParticipantLine } from './participants.view.js';
import { published } from './publish.js';

/* The schema `reporting`: what dashboards read. Names and types are a promise; columns may be added. */

const column = (name: string, type: Column['type'], en: string): Column => ({ name, type, en });

const WHERE_AND_WHEN = [
  column('programme', 'uuid', 'Programme; null for all programmes, each person once'),
  column('title', 'text', 'Title of the programme; "all" for all of them'),
  column('period', 'text', 'Year (2021) or quarter (2021-Q3) that is over'),
  column('first_day', 'date', 'First day of the period'),
  column('last_day', 'date', 'Last day of the period'),
];
const GROUP = [
  column(
    'by',
    'text',
    'sex, age-band, title or municipality; null for the total. Only years are broken down',
  ),
  column('value', 'text', 'Which sex, age band …'),
];

const indicatorRows: ReportingView = {
  name: 'indicators',
  en: 'All figures, one a row. A figure of nobody has no row.',
  columns: [
    column('indicator', 'text', 'What is counted'),
    column('unit', 'text', 'people, talks or teaching units'),
    ...WHERE_AND_WHEN,
    ...GROUP,
    column('amount', 'bigint', 'How much; null where it is withheld'),
    column('withheld', 'boolean', 'Of fewer than five people, or would give such a figure away'),
  ],
};

const amountOf = (indicator: IndicatorName, name: string): string => `
  CASE WHEN bool_or(i.withheld) FILTER (WHERE i.indicator = '${indicator}') THEN NULL
    ELSE coalesce(max(i.amount) FILTER (WHERE i.indicator = '${indicator}'), 0) END AS ${name}`;

/** Some indicators side by side: null where withheld, 0 for nobody. */
const sideBySide = (
  name: string,
  en: string,
  indicators: readonly IndicatorName[],
  where = 'true',
): ReportingView => {
  const named = indicators.map((indicator) => [indicator, indicator.replaceAll('-', '_')] as const);
  const keys = [...WHERE_AND_WHEN, ...GROUP];
  const listed = indicators.map((indicator) => `'${indicator}'`).join(', ');
  return {
    name,
    en: `${en} Null where withheld, 0 for nobody.`,
    columns: [
      ...keys,
      ...named.map(([indicator, each]) => {
        const { unit, en: meaning } = INDICATORS[indicator];
        return column(each, 'bigint', unit === 'people' ? `People who ${meaning}` : `Number of ${meaning}`);
      }),
    ],
    sql: `SELECT ${keys.map((key) => `i.${key.name}`).join(', ')}, ${named.map((each) => amountOf(...each)).join(', ')}
      FROM reporting.indicators i WHERE i.indicator IN (${listed}) AND ${where}
      GROUP BY ${keys.map((key) => `i.${key.name}`).join(', ')}`,
  };
};

const YEARS = 'length(i.period) = 4';
const cents = (name: string, en: string): Column => column(name, 'bigint', `${en}, in euro cents`);

const money: ReportingView = {
  name: 'money',
  en: 'Plan against actual of each grant, once by module and once by month; not by both, since a month of a module may be of one person.',
  columns: [
    column('grant_id', 'uuid', 'The grant'),
    column('title', 'text', 'Its title'),
    column('funder', 'text', 'Who pays'),
    column('module', 'text', 'Module; null in rows by month'),
    column('month', 'text', 'Month as 2021-03; null in rows by module'),
    cents('budget_cents', 'Approved for it'),
    cents('committed_cents', 'Promised and not paid yet'),
    cents('spent_cents', 'Delivered or paid'),
    cents('own_share_cents', 'What of it the recipient pays itself'),
    cents('remaining_cents', 'Neither promised nor spent'),
  ],
};

const operations: ReportingView = {
  name: 'operations',
  en: 'How far each view, the policies and the sweeps have come in the journal; of now.',
  columns: [
    column('reader', 'text', 'What follows the journal'),
    column('position', 'bigint', 'How far it has come'),
    column('moved_at', 'timestamptz', 'When it moved last'),
    column('parked', 'bigint', 'Streams that it could not digest'),
  ],
  sql: `SELECT c.reader, c.position, c.updated_at AS moved_at,
    (SELECT count(*) FROM engine.parked p WHERE p.reader = c.reader) AS parked FROM engine.checkpoint c`,
};

const made: ReportingView = {
  name: 'made',
  en: 'When the figures were made: one row. Operations are of now.',
  columns: [
    column('made_at', 'timestamptz', 'When'),
    column('day', 'date', 'As of which day; periods that ended before it have figures'),
  ],
  sql: 'SELECT p.made_at, p.day FROM engine.publication p',
};

interface Grant {
  readonly id: string;
  readonly title: string;
  readonly funder: string;
}
interface Money {
  readonly grant: string;
  readonly module: string | null;
  readonly month: string | null;
  readonly budgetCents: number | null;
  readonly committedCents: number;
  readonly spentCents: number;
  readonly ownShareCents: number;
  readonly remainingCents: number | null;
}

const moneyRow = (grant: Grant | undefined, of: Money): object => ({
  grant_id: of.grant,
  title: grant?.title,
  funder: grant?.funder,
  module: of.module,
  month: of.month,
  budget_cents: of.budgetCents,
  committed_cents: of.committedCents,
  spent_cents: of.spentCents,
  own_share_cents: of.ownShareCents,
  remaining_cents: of.remainingCents,
});

export const reporting: Publication = {
  reads: [participants, programmeTitles, grants, grantFigures],
  views: [
    made,
    indicatorRows,
    sideBySide('participation', 'Who waits, comes, goes and is there.', [
      'waiting',
      'entries',
      'exits',
      'stock',
      'reached',
    ]),
    sideBySide(
      'outcomes',
      'How people left, and where they were half a year later, by year.',
      ['exits', 'completed', 'dropped-out', 'placed-at-exit', 'placed-after-six-months'],
      YEARS,
    ),
    sideBySide(
      'placements',
      'Jobs, apprenticeships and school places that began, by year.',
      ['placed', 'placed-job', 'placed-apprenticeship', 'placed-school'],
      YEARS,
    ),
    sideBySide(
      'language',
      'Levels of German at the entry and on the last day, by year.',
      ['reached', 'level-known', 'level-gained'],
      YEARS,
    ),
    sideBySide('delivery', 'Talks and teaching units; totals only.', ['talks', 'units']),
    money,
    operations,
  ],
  make: async (ask, today) => {
    const people = await ask<ParticipantLine>(participants);
    const titles = new Map(
      (await ask<{ id: string; title: string }>(programmeTitles)).map(({ id, title }) => [id, title]),
    );
    const figures = await published(
      people.map(({ who }) => who),
      today,
      people[0]?.threshold ?? 0,
    );
    const granted = new Map((await ask<Grant>(grants)).map((grant) => [grant.id, grant]));
    const parts = await Promise.all(['module', 'month'].map((by) => ask<Money>(grantFigures, { by })));
    return {
      indicators: figures.map(({ from, to, ...figure }) => ({
        ...figure,
        title: figure.programme === null ? 'all' : (titles.get(figure.programme) ?? null),
        first_day: from,
        last_day: to,
      })),
      money: parts.flat().map((of) => moneyRow(granted.get(of.grant), of)),
    };
  },
};
