import { addDays, type Day } from '../calendar.js';
import { chanceOf } from '../chance.js';
import { type Group, person } from '../people.js';
import { goesOn } from '../script/places.js';
import { type Case, inTime, type Script, type Step } from '../script/script.js';
import { lastTalk } from '../script/talks.js';
import { CASE_WORKERS, COORDINATOR, lists, offers, organisations, staff } from './bodies.js';
import { duplicates } from './duplicates.js';
import { EMPLOYERS, publishes, registered } from './employers.js';
import { lifeOf } from './life.js';
import { mentoring } from './mentors.js';
import { LAST_ENTRY, type Outline, outlinesOf, PEOPLE, UNFILLED, WITHDRAWN } from './outlines.js';
import { POINTS } from './trades.js';

/*
 * A network that brings job seekers and more than a hundred employers together, in 2016. Three bodies share it: the
 * Jobcenter accompanies, the employment agency wins employers, and the Red Cross finds out at four points what people
 * can do. Who has found work keeps somebody to turn to. It is open to everybody who looks for work.
 */

const TITLE = 'Integrationsnetzwerk Heinsberg';
const OPENED: Day = '2016-01-04';
const END: Day = '2016-12-31';
/** Born here: looks for work like everybody else. */
const NATIVE = 20;

const GROUP: Omit<Group, 'municipalities'> = {
  tongues: ['ar', 'ar', 'ar', 'fa', 'prs', 'ti', 'so', 'ku'],
  ...{ women: 0.35, interpreters: 0.3, office: 'MUSTER-H' },
};

const programme: Step = {
  ...{ subject: 'programme', as: 'programme', by: COORDINATOR },
  ...{ at: `${OPENED}T07:00:00Z`, path: 'programmes' },
  body: {
    ...{ title: TITLE, from: OPENED, to: END, seats: 250, internshipCapDays: 42 },
    funders: ['Muster-Jobcenter', 'Beispiel-Agentur für Arbeit', 'Probe-Rotes-Kreuz'],
    rates: [],
  },
};

const caseOf = (seed: number, { index, key, start, point }: Outline): Case => {
  const chance = chanceOf(`heinsberg/${seed}/${key}`);
  const found = person(chance, index, start, { ...GROUP, municipalities: [POINTS[point]!] });
  const native = { motherTongue: 'de', interpreterNeeded: false };
  return {
    ...{ key, chance, by: CASE_WORKERS[point]!, until: LAST_ENTRY },
    person: index === NATIVE ? { ...found, ...native } : found,
  };
};

/** Openings with those who fill them, and without. */
const openings = (outlines: readonly Outline[]): Step[] => {
  const all = new Set([...outlines.flatMap(({ placed }) => placed?.offering ?? []), ...UNFILLED]);
  const [changed] = UNFILLED.filter(({ kind, published }) => kind === 'job' && published > '2016-06-01');
  return [
    ...EMPLOYERS.flatMap((employer) =>
      registered(
        employer,
        [...all].some((offering) => offering.employer === employer),
      ),
    ),
    ...[...all].map(publishes),
    ...WITHDRAWN.map(({ name, employer, published }) =>
      goesOn(
        employer.thing,
        published < '2016-10-01' ? '2016-10-10' : addDays(published, 28),
        'openings/withdraw-opening',
        {
          ...{ opening: `@${name}`, because: 'filled-otherwise' },
        },
      ),
    ),
    goesOn(changed!.employer.thing, '2016-11-02', 'openings/amend-opening', {
      ...{ opening: `@${changed!.name}`, places: 4, languageLevel: 'A2', reason: 'The order book is full.' },
    }),
  ];
};

/** @param people at least 60: some come again under another spelling */
export const heinsberg = (seed = 1, people = PEOPLE): Script => {
  const outlines = outlinesOf(seed, people);
  const cases = outlines.map((outline) => ({ of: caseOf(seed, outline), outline }));
  const steps = inTime([
    ...[programme, ...staff(OPENED), ...lists(), ...organisations(OPENED), ...offers(OPENED)],
    ...openings(outlines),
    ...mentoring(seed, outlines, LAST_ENTRY),
    ...cases.flatMap(({ of, outline }) => lifeOf(of, outline)),
    ...duplicates(seed, { ...GROUP, municipalities: POINTS }),
    lastTalk(cases.at(-1)!.of),
  ]);
  return {
    ...{ name: 'heinsberg', seed, title: TITLE, steps, checkpoints: [END] },
    coaches: CASE_WORKERS.map(({ id }) => id),
  };
};
