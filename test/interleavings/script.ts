import fc from 'fast-check';
import { addDays } from '../../src/kernel/local-date.js';
import { type Body, type Headers, on } from '../support/service.js';

/* What a few workers do at the same time with the same people: who asks for what, of whom, and how fast. */

/** The day on which all of it plays. */
export const DAY = '2021-07-31';
/** Two days later: offers of one day have lapsed. */
const LATER = on('2021-08-02');
export const FILED = '2021-01-04';

export interface Person {
  readonly id: string;
  /** A language course, begun. */
  readonly course: string;
  /** A recognition procedure, filed. */
  readonly procedure: string;
}

/** What the workers find, and what they have entered since. */
export interface World {
  readonly people: readonly Person[];
  /** In which all of them live. */
  readonly municipality: string;
  readonly programme: string;
  readonly course: string;
  readonly event: string;
  /** Dates of the event. */
  readonly dates: string[];
  /** By participant: entries that can be corrected or retracted, by a fact of each. */
  readonly entries: Map<string, { readonly id: string; readonly command: string; readonly body: Body }[]>;
}

export interface Step {
  readonly worker: number;
  readonly act: Act;
  readonly who: number;
  readonly n: number;
  /** Microtasks to wait before it. */
  readonly wait: number;
  /** Whether it is sent twice under the same key, and how. */
  readonly twice: 'no' | 'at-once' | 'afterwards';
}

export interface Script {
  /** Days to answer the offer of a seat. */
  readonly offerDays: number | undefined;
  readonly steps: readonly Step[];
}

export interface Asked {
  readonly stream: string;
  readonly command: string;
  readonly body: Body;
  readonly headers?: Headers;
}

type Ask = (world: World, of: Person, n: number) => Asked | undefined;

const CHAPTERS: Readonly<Record<string, string>> = {
  programme: 'programmes/',
  course: 'courses/',
  groupEvent: 'group-events/',
  journey: 'journeys/',
};
export const pathOf = (stream: string): string =>
  `/${CHAPTERS[stream.slice(0, stream.indexOf('-'))]}${stream.slice(stream.indexOf('-') + 1)}`;

const seat =
  (command: string, more: (n: number) => Body = () => ({}), headers?: Headers): Ask =>
  ({ programme }, { id }, n) => ({
    ...{ stream: `programme-${programme}`, command, headers },
    body: { participant: id, ...more(n) },
  });
const place =
  (command: string, more: (n: number) => Body = () => ({})): Ask =>
  ({ course }, { id }, n) => ({
    ...{ stream: `course-${course}`, command },
    body: { participant: id, ...more(n) },
  });
const event =
  (command: string, body: (world: World, of: Person, n: number) => Body): Ask =>
  (world, of, n) => ({ stream: `groupEvent-${world.event}`, command, body: body(world, of, n) });
const own =
  (command: string, body: (world: World, of: Person, n: number) => Body): Ask =>
  (world, of, n) => ({ stream: `journey-${of.id}`, command, body: body(world, of, n) });
const recognition = (command: string, from: number, more: (on: string) => Body = () => ({})) =>
  own(`recognition/${command}`, (_, { procedure }, n) => {
    const day = addDays(FILED, from + n);
    return { procedure, on: day, ...more(day) };
  });

const REPORT = 'language/report-attendance';
const day = (n: number): string => addDays('2021-06-01', n % 10);
const dateOf = ({ dates }: World, n: number): string => dates[n % dates.length]!;

/** One of the entries of a person that can be corrected or retracted. */
const entryOf = ({ entries }: World, { id }: Person, n: number, which = '') => {
  const known = (entries.get(id) ?? []).filter(({ command }) => command.startsWith(which));
  return known[n % known.length];
};

/** What can be asked; the weight says how often it is. */
export const ACTS = {
  'ask for a seat': [10, seat('request-seat')],
  'take the offered seat': [4, seat('accept-seat')],
  'turn the seat down': [12, seat('decline-seat')],
  'let the offer lapse': [8, seat('lapse-offer', undefined, LATER)],
  'wait no longer for a seat': [2, seat('withdraw-request')],
  'complete the programme': [
    5,
    own('enrolment/complete-programme', ({ programme }) => ({ programme, on: DAY })),
  ],
  'drop out': [
    4,
    own('enrolment/drop-out', ({ programme }) => ({ programme, on: DAY, because: 'contact-lost' })),
  ],
  'change the seats': [
    2,
    ({ programme }, _, n) => ({
      ...{ stream: `programme-${programme}`, command: 'amend-programme' },
      body: { seats: 1 + (n % 3), on: addDays('2021-07-01', n) },
    }),
  ],
  'ask for a place': [8, place('request-course-place')],
  'give the place back': [8, place('release-course-place', () => ({ because: 'gave-up' }))],
  'wait no longer for a place': [2, place('withdraw-course-request')],
  'change the places': [
    1,
    ({ course }, _, n) => ({
      ...{ stream: `course-${course}`, command: 'amend-course' },
      body: { seats: 1 + (n % 2) },
    }),
  ],
  'hand in the list': [
    5,
    ({ course }, { id }, n) => ({
      ...{ stream: `course-${course}`, command: 'report-course-attendance' },
      body: { on: DAY, units: 5, lines: [{ participant: id, units: n % 6 }], reason: 'mended' },
    }),
  ],
  register: [
    8,
    event('register-for-event', (world, { id }, n) => ({
      ...{ participant: id },
      ...(n < 3 && { date: dateOf(world, n) }),
    })),
  ],
  'cancel the registration': [5, event('cancel-registration', (_, { id }) => ({ participant: id }))],
  'add a date': [
    1,
    event('add-event-date', (_, __, n) => ({
      ...{ plannedFor: addDays('2021-08-20', n), place: 'Saal', seats: 1 },
    })),
  ],
  'call a date off': [1, event('cancel-event-date', (world, _, n) => ({ date: dateOf(world, n) }))],
  'more seats at a date': [
    1,
    event('amend-event-date', (world, _, n) => ({
      ...{ date: dateOf(world, n), seats: 1 + (n % 2), reason: 'another room' },
    })),
  ],
  'report units': [6, own(REPORT, (_, { course }, n) => ({ course, on: day(n), units: 1 + (n % 5) }))],
  'correct units': [
    4,
    (world, of, n) => {
      const wrong = entryOf(world, of, n, REPORT);
      return (
        wrong && {
          ...{ stream: `journey-${of.id}`, command: REPORT },
          body: { ...wrong.body, units: 1 + (n % 7), correction: { entry: wrong.id, reason: 'misread' } },
        }
      );
    },
  ],
  'retract an entry': [
    5,
    (world, of, n) => {
      const wrong = entryOf(world, of, n);
      return (
        wrong && {
          ...{ stream: `journey-${of.id}`, command: 'corrections/retract-entry' },
          body: { entry: wrong.id, reason: 'of another person' },
        }
      );
    },
  ],
  'confirm receipt': [2, recognition('confirm-receipt', 5)],
  'complete documents': [3, recognition('complete-documents', 20)],
  suspend: [4, recognition('suspend-recognition', 30, () => ({ reason: 'documents' }))],
  resume: [4, recognition('resume-recognition', 32)],
  extend: [1, recognition('extend-recognition', 60, (on) => ({ until: addDays(on, 150), reason: 'much' }))],
  decide: [1, recognition('decide-recognition', 100, () => ({ result: 'full' }))],
} satisfies Readonly<Record<string, readonly [weight: number, ask: Ask]>>;
export type Act = keyof typeof ACTS | 'look';

/** Commands whose entries may be corrected or retracted here. */
export const isEntry = (command: string): boolean =>
  command === REPORT || (command.startsWith('recognition/') && command !== 'recognition/file-recognition');

export const PEOPLE = 4;

const act = fc.oneof(
  ...Object.entries(ACTS).map(([name, [weight]]) => ({ weight, arbitrary: fc.constant(name as Act) })),
  { weight: 6, arbitrary: fc.constant<Act>('look') },
);
const step: fc.Arbitrary<Step> = fc.record({
  worker: fc.nat(3),
  act,
  who: fc.nat(PEOPLE - 1),
  n: fc.nat(9),
  wait: fc.nat(20),
  twice: fc.oneof(
    { weight: 8, arbitrary: fc.constant<Step['twice']>('no') },
    { weight: 1, arbitrary: fc.constantFrom<Step['twice'][]>('at-once', 'afterwards') },
  ),
});

export const script: fc.Arbitrary<Script> = fc.noBias(
  fc.record({
    offerDays: fc.constantFrom(undefined, 1),
    steps: fc.array(step, { minLength: 80, maxLength: 200, size: 'max' }),
  }),
);

/** For people to read. */
export const told = ({ offerDays, steps }: Script): string =>
  [
    `offers are kept ${offerDays ? `${offerDays} day` : 'until answered'}`,
    ...steps.map(
      ({ worker, act: does, who, n, wait, twice }) =>
        `worker ${worker}: ${does}, person ${who}, n ${n}, after ${wait}${twice === 'no' ? '' : `, twice ${twice}`}`,
    ),
  ].join('\n');
