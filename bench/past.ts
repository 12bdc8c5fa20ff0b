import { Look, look, type View } from '../src/engine/look.js';
import { rebuild } from '../src/engine/projections/rebuild.js';
import { caseload } from '../src/views/caseload/caseload.view.js';
import { funding } from '../src/views/funding/funding.view.js';
import { grantFigures } from '../src/views/grants/grant-figures.view.js';
import { grants } from '../src/views/grants/grants.view.js';
import { FORMS } from '../src/views/statement/forms.js';
import type { Statement } from '../src/views/statement/statement.js';
import { statementOfUse } from '../src/views/statement/statement.view.js';
import type { Bench } from './bench.js';
import { atMost, compared, interleaved, within } from './support/measure.js';
import { fill, GRANT } from './support/money.js';
import { openOurs } from './support/ours.js';

const by = { now: new Date('2023-02-01T12:00:00Z') } as never;

const took = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** What does a list of the past cost, and a statement of use of 400 people over two years? */
export const bench: Bench = async function* (setting) {
  const { quick, rounds, say } = setting;
  const people = quick ? 40 : 400;
  const url = await setting.database();
  const runtime = await openOurs(setting, url);
  say(`recording ${people} people over two years …`);
  const facts = (await fill(runtime, people)).toLocaleString('en');
  for (const projection of new Set(
    [caseload, statementOfUse, funding, grants, grantFigures].flatMap(({ projections }) => projections),
  )) {
    await rebuild(runtime, projection);
    // A list asks whether its views are there; nothing follows the journal here.
    runtime.projectors.set(projection.name, { name: projection.name, stop: async () => undefined } as never);
  }

  const asked = { recordedUntil: '2023-01-31', limit: 50 };
  const asOf = () => took(() => look(runtime, new Look(caseload, asked, by), 'everything'));
  const past = await interleaved(
    rounds,
    {
      anew: async () => {
        await runtime.cuts.close();
        return asOf();
      },
      again: asOf,
      live: () => took(() => look(runtime, new Look(caseload, { limit: 50 } as never, by), 'everything')),
      rebuild: async () => {
        let all = 0;
        for (const projection of caseload.projections) all += await took(() => rebuild(runtime, projection));
        return all;
      },
    },
    say,
  );
  yield compared(
    { case: `caseload as of a day, from ${facts} facts`, against: 'rebuild of the same views', unit: 'ms' },
    past.anew,
    past.rebuild,
    atMost(1),
  );
  yield compared(
    { case: 'the same day once more', against: 'live page', unit: 'ms' },
    past.again,
    past.live,
    atMost(3),
  );

  const size = `${people} people over 24 months`;
  const shown = (view: View, query: object) => () =>
    took(() => look(runtime, new Look(view, query, by), 'everything'));
  const money = await interleaved(
    rounds,
    {
      funding: shown(funding, {}),
      grants: shown(grants, { limit: 50 }),
      figures: shown(grantFigures, { grant: GRANT, limit: 50 }),
      divided: shown(grantFigures, { grant: GRANT, by: 'module,line,municipality,month', limit: 500 }),
    },
    say,
  );
  yield within({ case: `funding of ${size}`, unit: 'ms' }, money.funding, 100);
  yield within({ case: 'its grant', unit: 'ms' }, money.grants, 500);
  yield within({ case: 'figures of the grant', unit: 'ms' }, money.figures, 500);
  yield within({ case: 'the same by module, line, place and month', unit: 'ms' }, money.divided, 500);

  const query = Object.assign(new statementOfUse.query(), { grant: GRANT, kind: 'final' as const });
  let statement: Statement | undefined;
  const computed = async (): Promise<void> => {
    const { rows } = await look(runtime, new Look(statementOfUse, query, by), 'everything');
    ({ statement } = rows[0] as { statement: Statement });
  };
  const statements = await interleaved(
    rounds,
    {
      anew: async () => {
        await runtime.cuts.close();
        return took(computed);
      },
      again: () => took(computed),
      pdf: () => took(async () => FORMS.pdf.of(statement!)),
      xlsx: () => took(() => FORMS.xlsx.of(statement!)),
    },
    say,
  );
  yield within({ case: `statement of ${size}, all forms`, unit: 'ms' }, statements.anew, 5_000);
  yield within({ case: 'the same statement once more', unit: 'ms' }, statements.again, 3_000);
  yield within(
    { case: `its PDF with ${statement!.receipts.length} receipts`, unit: 'ms' },
    statements.pdf,
    3_000,
  );
  yield within({ case: 'its XLSX', unit: 'ms' }, statements.xlsx, 3_000);
};
