import { addDays, type Day, workday } from '../calendar.js';
import { COUNTRIES } from '../people.js';
import { certificate, type Findings } from '../script/intake.js';
import type { Case, Step } from '../script/script.js';
import type { Trade } from '../script/training.js';
import type { RecognitionPlan } from '../script/recognition.js';
import type { InternshipPlan, PlacementPlan } from '../script/work.js';

const SKILLED: readonly (readonly [occupation: string, tools: string, ...skills: string[]])[] = [
  ['Baker', 'dough machines', 'baking'],
  ['Carpenter', 'circular saws', 'joinery', 'reading drawings'],
  ['Electrician', 'measuring instruments', 'wiring'],
  ['Gardener', 'lawn tractors', 'planting'],
  ['Geriatric nurse', 'patient lifts', 'nursing'],
  ['Painter', 'spray guns', 'plastering', 'painting'],
  ['Tailor', 'sewing machines', 'sewing'],
];
export const TRADES: readonly Trade[] = SKILLED.map(([occupation, tools, ...skills]) => {
  return { occupation, tools, skills };
});
const OCCUPATIONS = TRADES.map(({ occupation }) => occupation);
export const EMPLOYERS = 'Bäckerei Elektrik Gartenbau Hausdienste Holzbau Logistik Malerbetrieb Pflegedienst'
  .split(' ')
  .flatMap((trade) => [`Muster-${trade}-Kassel`, `Beispiel-${trade}-Kassel`]);
const NEEDS = [
  'work',
  'language',
  'recognition',
  'education',
  'housing',
  'childcare',
  'mobility',
  'psychosocial',
];

export const findings = ({ chance }: Case, index: number): Findings => ({
  needs: chance.some(NEEDS, chance.between(2, 4)),
  goal: `Wants to work as ${(index === LONG ? long.occupation : chance.of(OCCUPATIONS)).toLowerCase()}`,
  ...(chance.is(0.06) && { healthNote: 'Cannot lift anything heavy for the time being.' }),
  ...(chance.is(0.8) && { german: chance.of(['A1', 'A1', 'A2', 'A2', 'B1']) }),
});

const FATES = ['lost', 'lost', 'lost', 'lost', 'abroad', 'held', 'held', 'held', 'held'] as const;

/** Papers of school and trade: not quite half of them are lost. */
export const certificates = (of: Case, day: Day): Step[] => {
  const { chance } = of;
  const further = chance.some(['vocational', 'work-reference', 'academic'], chance.between(0, 2));
  return ['school', ...further].map((kind) =>
    certificate(of, day, kind, chance.of(FATES), kind === 'vocational' ? chance.of(OCCUPATIONS) : undefined),
  );
};

/** Where in the list of people the one with the long internship stands. */
const LONG = 12;

/**
 * Four weeks as agreed, and still there on 7 December: forty days in the end. The cap asks for a reason, and does not
 * force anybody to enter an end that was none.
 */
const long: InternshipPlan = {
  ...{ kind: 'orientation', employer: 'Beispiel-Holzbau-Kassel', occupation: 'Carpenter' },
  ...{ first: '2017-10-30', last: '2017-11-24' },
  extended: {
    ...{ on: '2017-11-22', to: '2017-12-08' },
    reason:
      'The master wants to see the work on a roof before he offers a traineeship; the weather delayed it.',
  },
  ended: { on: '2017-12-08', outcome: 'completed' },
};

/** Up to four weeks; some are first agreed for less and then extended within the cap. */
export const internship = ({ chance, until }: Case, index: number, start: Day): InternshipPlan => {
  if (index === LONG) return long;
  // The latest of these go on in January.
  const first = workday(addDays(start, chance.between(25, 80)));
  const last = workday(addDays(first, chance.between(9, 27)), -1);
  const agreedUntil = workday(addDays(first, 8), -1);
  const extendedOn = workday(addDays(first, 6));
  const isExtended = index % 9 === 3 && agreedUntil < last && extendedOn <= until;
  const early = chance.is(0.1);
  const endedOn = early ? addDays(first, 3) : last;
  return {
    ...{ kind: 'orientation', employer: chance.of(EMPLOYERS), occupation: chance.of(OCCUPATIONS), first },
    last: isExtended ? agreedUntil : last,
    ...(isExtended && { extended: { on: extendedOn, to: last } }),
    ...(endedOn < until && { ended: { on: endedOn, outcome: early ? 'ended-early' : 'completed' } }),
  };
};

/** Filed some weeks after the start; how far it has come by the end of the year is a matter of the authority. */
export const recognition = ({ chance, person, until }: Case, start: Day): RecognitionPlan => {
  const later = (day: Day, min: number, max: number): Day | undefined => {
    const next = workday(addDays(day, chance.between(min, max)));
    return next < until ? next : undefined;
  };
  const filed = later(start, 8, 90) ?? until;
  const receipt = chance.is(0.85) ? later(filed, 5, 29) : undefined;
  const complete = receipt && chance.is(0.8) ? later(receipt, 2, 25) : undefined;
  const decidedOn = complete && chance.is(0.4) ? later(complete, 35, 80) : undefined;
  const result = chance.of(['full', 'full', 'partial', 'measure-required', 'refused']);
  const differences = result === 'partial' ? 'Two modules of the second year.' : undefined;
  return {
    ...{
      occupation: chance.of(OCCUPATIONS),
      authority: 'Muster-Kammer',
      country: chance.of(COUNTRIES[person.motherTongue]!),
    },
    ...{ filed, receipt, complete },
    ...(decidedOn && { decided: { on: decidedOn, result, differences } }),
  };
};

/** By place in the list of people. */
export const PLACEMENTS: Readonly<Record<number, PlacementPlan>> = {
  5: {
    ...{ on: '2017-10-16', kind: 'job', employer: 'Probe-Logistik', occupation: 'Driver', hoursPerWeek: 40 },
    retained: { '42-days': '2017-11-29' },
  },
  // Nobody has looked after this one yet.
  26: {
    on: '2017-11-06',
    kind: 'job',
    employer: 'Muster-Hotel',
    occupation: 'Kitchen help',
    hoursPerWeek: 20,
  },
  47: { on: '2017-12-01', kind: 'school', employer: 'Beispiel-Abendschule', occupation: 'School leaver' },
};
