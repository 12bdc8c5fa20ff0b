import { START } from '../../src/engine/codec.js';
import type { Runtime } from '../../src/engine/runtime.js';
import { addDays } from '../../src/kernel/local-date.js';
import type { Recording } from '../../src/kernel/messages.js';
import { range } from './measure.js';

const FROM = '2021-01-01';
const TO = '2022-12-31';
const MONTHS = 24;
const TALKS_A_MONTH = 4;

const uuid = (kind: number, n: number, m = 0): string =>
  `${kind}0000000-0000-4000-8000-${String(n).padStart(6, '0')}${String(m).padStart(6, '0')}`;
export const GRANT = uuid(1, 0);
const PROGRAMME = uuid(1, 1);

const told = (type: string, happenedOn: string, data: object): Recording => ({ type, happenedOn, data });

const programme = told('ProgrammeDefined', FROM, {
  ...{ title: 'Muster', from: FROM, to: TO, seats: 10_000, internshipCapDays: 42, funders: ['Musterland'] },
  rates: [{ unit: 'coaching-session', cents: 4_500 }],
});

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
      ...{ module: 'coaching', title: 'Coaching', cents: 1_000_000_000, programme: PROGRAMME },
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
  told('Enrolled', FROM, { programme: PROGRAMME }),
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
      told('SessionHeld', on, { session, programme: PROGRAMME, ...talk }),
      told('UnitClaimed', on, {
        ...{ entry: `session/${session}`, grant: GRANT, module: 'coaching', line: 'talk' },
        municipality: `Ort ${n % 9}`,
      }),
    ];
  }),
];

/** Records a grant, its programme and so many people, two years each. @returns how many facts that are */
export const fill = async ({ journal, codec }: Runtime, people: number): Promise<number> => {
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
  await append(`programme-${PROGRAMME}`, [programme], people + 1);
  let facts = await append(`grant-${GRANT}`, [award, ...range(people * 5).map(payment)], people);
  for (const n of range(people)) facts += await append(`journey-${uuid(5, n)}`, journey(n), n);
  return facts;
};
