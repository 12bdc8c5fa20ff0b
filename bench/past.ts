import { START } from '../src/engine/codec.js';
import { Look, look } from '../src/engine/look.js';
import { rebuild } from '../src/engine/projections/rebuild.js';
import type { Runtime } from '../src/engine/runtime.js';
import { addDays } from '../src/kernel/local-date.js';
import type { Recording } from '../src/kernel/messages.js';
import { caseload } from '../src/views/caseload/caseload.view.js';
import { FORMS } from '../src/views/statement/forms.js';
import type { Statement } from '../src/views/statement/statement.js';
import { statementOfUse } from '../src/views/statement/statement.view.js';
import type { Bench } from './bench.js';
import { atMost, compared, interleaved, range, within } from './support/measure.js';
import { openOurs } from './support/ours.js';

const FROM = '2021-01-01';
const TO = '2022-12-31';
const MONTHS = 24;
const TALKS_A_MONTH = 4;

const uuid = (kind: number, n: number, m = 0): string =>
  `${kind}0000000-0000-4000-8000-${String(n).padStart(6, '0')}${String(m).padStart(6, '0')}`;
const GRANT = uuid(1, 0);
const by = { now: new Date('2023-02-01T12:00:00Z') } as never;

const told = (type: string, happenedOn: string, data: object): Recording => ({ type, happenedOn, data });

const award = told('GrantAwarded', FROM, {
  ...{ title: 'Muster', funder: 'Musterland', legalBasis: '§ 44 LHO', from: FROM, to: TO },
  ...{
    ownShare: { permille: 200, basis: 'within' },
    municipalities: [],
    conditions: [],
    statementDueMonths: 6,
  },
  modules: [
    {
      ...{ module: 'coaching', title: 'Coaching', cents: 1_000_000_000 },
      lines: [
        { line: 'talk', title: 'Gespräch', kind: 'rate', unit: 'coaching-session', cents: 4_500 },
        { line: 'rent', title: 'Miete', kind: 'actual' },
      ],
    },
  ],
});

const payment = (n: number): Recording =>
  told('CostIncurred', addDays(FROM, n % 700), {
    ...{ cost: uuid(2, n), module: 'coaching', line: 'rent', cents: 10_000 + n, payee: `Muster ${n}` },
    receipt: { number: `R ${n}`, issuedOn: FROM },
  });

/** Two years of talks of somebody, each charged to the grant. */
const journey = (n: number): readonly Recording[] => [
  told('ParticipantRegistered', FROM, {
    ...{
      familyName: `Muster-${n}`,
      givenName: 'Kim',
      birthDate: '1990-05-05',
      ageBand: '28-34',
      sex: 'unknown',
    },
    ...{ municipality: `Ort ${n % 9}`, motherTongue: 'ar', interpreterNeeded: false },
  }),
  ...range(MONTHS * TALKS_A_MONTH).flatMap((m) => {
    const [session, on] = [uuid(3, n, m), addDays(FROM, m * 7)];
    const talk = {
      minutes: 30 + (m % 40),
      channel: 'phone',
      language: 'ar',
      topics: ['work'],
      coach: 'coach-1',
      interpreter: false,
    };
    return [
      told('SessionHeld', on, { session, ...talk }),
      told('UnitClaimed', on, {
        ...{ entry: `session/${session}`, grant: GRANT, module: 'coaching', line: 'talk' },
        municipality: `Ort ${n % 9}`,
      }),
    ];
  }),
];

const fill = async ({ journal, codec }: Runtime, people: number): Promise<number> => {
  const recordedAt = '2023-01-31T12:00:00.000Z';
  const meta = {
    actor: { id: 'bench', role: 'bench', unit: 'bench' },
    correlationId: 'bench',
    legalBasis: 'bench',
  };
  const append = async (stream: string, recordings: readonly Recording[], n: number): Promise<number> => {
    const facts = await codec.encode(recordings, START(stream), recordedAt, {
      ...meta,
      commandId: uuid(4, n),
    });
    await journal.append(stream, 0, facts);
    return facts.length;
  };
  let facts = await append(`grant-${GRANT}`, [award, ...range(people * 5).map(payment)], people);
  for (const n of range(people)) facts += await append(`journey-${uuid(5, n)}`, journey(n), n);
  return facts;
};

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
  for (const projection of new Set([...caseload.projections, ...statementOfUse.projections])) {
    await rebuild(runtime, projection);
    // A list asks whether its views are there; nothing follows the journal here.
    runtime.projectors.set(projection.name, { name: projection.name, stop: async () => undefined } as never);
  }

  const asked = { recordedUntil: '2023-01-31', limit: 50 };
  const asOf = () => took(() => look(runtime, new Look(caseload, asked, by)));
  const past = await interleaved(
    rounds,
    {
      anew: async () => {
        await runtime.cuts.close();
        return asOf();
      },
      again: asOf,
      live: () => took(() => look(runtime, new Look(caseload, { limit: 50 } as never, by))),
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

  const query = Object.assign(new statementOfUse.query(), { grant: GRANT, kind: 'final' as const });
  let statement: Statement | undefined;
  const computed = async (): Promise<void> => {
    const { rows } = await look(runtime, new Look(statementOfUse, query, by));
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
  const size = `${people} people over 24 months`;
  yield within({ case: `statement of ${size}, all forms`, unit: 'ms' }, statements.anew, 5_000);
  yield within({ case: 'the same statement once more', unit: 'ms' }, statements.again, 3_000);
  yield within(
    { case: `its PDF with ${statement!.receipts.length} receipts`, unit: 'ms' },
    statements.pdf,
    3_000,
  );
  yield within({ case: 'its XLSX', unit: 'ms' }, statements.xlsx, 3_000);
};
