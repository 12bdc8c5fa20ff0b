import { notFound } from '../../engine/problems.js';
import { type Reading, type StreamView, streamView } from '../../engine/tell.js';
import type { LastFact, StatementDigests, StatementTotals } from '../../shapes/statement.js';
import { awardProjection } from '../grants/award.projection.js';
import { claimProjection } from '../grants/claim.projection.js';
import { digestsOf, FORMS, unpacked } from '../statement/forms.js';
import type { Source } from '../statement/sources.js';
import type { Statement } from '../statement/statement.js';
import { statementFigures } from '../statement/statement.view.js';
import { frozenReport } from './report.projection.js';
import type { FrozenReport } from './report.row.js';
import { RestatementAnswer, StatementAnswer, StatementFormQuery } from './reports.dto.js';
import { changedStreams, restatedLines } from './restated.js';

interface Computed {
  readonly statement: Statement;
  readonly totals: StatementTotals;
  readonly through: LastFact;
  readonly sources: readonly Source[];
}

/** @throws Problem 404 for a cut before it was computed */
const computedOf = ({ computed: [computed] }: FrozenReport) => {
  if (!computed) throw notFound('At that time there was no statement yet. Ask for a later one.');
  return computed;
};

/** The statement once more, up to the fact up to which it was computed or up to the latest. */
const again = async (report: FrozenReport, { look }: Reading, until: 'then' | 'now'): Promise<Computed> => {
  const { grant, kind, from, to } = report;
  const computed = computedOf(report);
  const through = until === 'then' ? { through: computed.through } : {};
  const [answer] = await look(statementFigures, { grant, kind, from, to, ...through });
  return answer as Computed;
};

/** Of what was kept as it was frozen, or of what was computed once more. */
const files: StreamView['files'] = Object.fromEntries(
  Object.entries(FORMS).map(([name, { type, of }]) => [
    name,
    { type, of: (told: string | Statement) => of(typeof told === 'string' ? unpacked(told) : told) },
  ]),
);

/** As frozen; until then as computed, which is done again. */
export const statement = streamView<FrozenReport>({
  name: 'statement',
  summary: 'A statement of use as JSON, CSV, XLSX or PDF; the same bytes at any time (Verwendungsnachweis).',
  answer: StatementAnswer,
  query: StatementFormQuery,
  fold: frozenReport,
  files,
  tell: async (row, reading) =>
    (row.content as object | null) ?? (await again(row, reading, 'then')).statement,
});

/** What it said, what it would say by now, and which facts made the difference. */
export const restatement = streamView<FrozenReport>({
  name: 'restatement',
  summary:
    'A statement of use against the figures by now: cents by line, and the facts that caused it (Berichtigung).',
  answer: RestatementAnswer,
  fold: frozenReport,
  tell: async (row, reading) => {
    const [then, now] = [await again(row, reading, 'then'), await again(row, reading, 'now')];
    const { digests, through, totals } = computedOf(row);
    const reproduced = await digestsOf(then.statement);
    const lines = restatedLines(then.statement.plan, now.statement.plan);
    const streams = changedStreams(then.sources, now.sources);
    return {
      id: row.id,
      reproducible: (Object.keys(digests) as (keyof StatementDigests)[]).every(
        (form) => digests[form] === reproduced[form],
      ),
      deltaCents: now.totals.spentCents - totals.spentCents,
      ...{ totals: now.totals, through: now.through, lines },
      causes: await reading.changes([awardProjection, claimProjection], streams, through),
    };
  },
});
