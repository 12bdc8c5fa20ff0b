import { addDays, type Day, workday } from '../calendar.js';
import { type Chance, chanceOf } from '../chance.js';
import { goesOn, opens, type Thing } from '../script/places.js';
import type { Step } from '../script/script.js';
import { AGENCY } from './bodies.js';
import { type Branch, BRANCHES, POINTS } from './trades.js';

/* More than a hundred employers, what they offer, and what they ask for. */

/** Work that an employer offers. */
export interface Offering {
  readonly name: string;
  readonly employer: Employer;
  readonly kind: 'internship' | 'trial-work' | 'apprenticeship' | 'job';
  readonly published: Day;
  readonly from: Day;
  readonly places: number;
  readonly languageLevel?: string;
  /** Last day on which one can apply. */
  readonly until?: Day;
}

export interface Employer {
  readonly thing: Thing;
  readonly title: string;
  readonly branch: Branch;
  readonly municipality: string;
  readonly known: Day;
}

const FAMILIES = ['Muster', 'Beispiel', 'Probe', 'Test', 'Muster-Neben', 'Beispiel-Neben'];

export const EMPLOYERS: readonly Employer[] = FAMILIES.flatMap((family, round) =>
  BRANCHES.map((branch, n): Employer => {
    const index = round * BRANCHES.length + n;
    return {
      thing: { kind: 'employers', name: `employer-${index + 1}`, by: AGENCY },
      title: `${family}-${branch.firm} ${POINTS[(round + n) % POINTS.length]}`,
      branch,
      municipality: POINTS[(round + n) % POINTS.length]!,
      known: workday(addDays('2016-01-04', Math.floor(index / 4))),
    };
  }),
);

const contacts = (chance: Chance, { thing, known }: Employer): Step[] => {
  const person = `${thing.name}/person`;
  const days = [1, ...(chance.is(0.6) ? [chance.between(60, 300)] : [])];
  return [
    goesOn(
      thing,
      known,
      'profile/name-contact-person',
      { name: `Herr Test-${thing.name.split('-')[1]}`, role: 'Personal', email: `${thing.name}@example.org` },
      { as: person },
    ),
    ...days.map((days) => {
      const on = workday(addDays(known, days));
      return goesOn(thing, on, 'profile/record-employer-contact', {
        ...{ on, channel: chance.of(['phone', 'visit', 'visit', 'mail', 'event']), person: `@${person}` },
        ...(chance.is(0.2) && { note: 'Asks how long the papers take.' }),
      });
    }),
  ];
};

/** Those without an opening may be willing, or just ask. */
const interest = (chance: Chance, { thing, known, branch }: Employer): Step[] => {
  const on = workday(addDays(known, chance.between(5, 40)));
  const luck = chance.next();
  if (luck < 0.4)
    return [
      goesOn(thing, on, 'profile/declare-willingness', {
        ...{ kinds: chance.some(['internship', 'trial-work', 'job'], 2) },
        ...(chance.is(0.3) && { until: '2016-10-31' }),
      }),
    ];
  if (luck < 0.8)
    return [
      goesOn(thing, on, 'profile/record-enquiry', {
        ...{ kinds: ['job'], occupation: branch.occupation, places: chance.between(1, 3) },
      }),
    ];
  return [];
};

export const registered = (employer: Employer, hasOpenings: boolean): Step[] => {
  const { thing, title: name, branch, municipality, known } = employer;
  const chance = chanceOf(`heinsberg/${thing.name}`);
  const leaves = thing.name === 'employer-5';
  return [
    opens(thing, known, { name, trade: branch.firm, municipality }),
    ...contacts(chance, employer),
    ...(hasOpenings ? [] : interest(chance, employer)),
    ...(leaves
      ? [
          goesOn(thing, '2016-09-05', 'profile/record-contact-person-left', {
            person: `@${thing.name}/person`,
          }),
          goesOn(thing, '2016-09-06', 'profile/name-contact-person', { name: 'Frau Test-Neu' }),
        ]
      : []),
  ];
};

export const publishes = ({ name, employer, published, languageLevel, until, ...terms }: Offering): Step => {
  const { thing, branch, municipality } = employer;
  const licence = branch.skills.includes('driving licence');
  const { occupation, skills } = branch;
  return goesOn(
    thing,
    published,
    'openings/publish-opening',
    {
      ...{ kind: terms.kind, occupation, municipality, places: terms.places, from: terms.from },
      ...{ skills: skills.filter((skill) => skill !== 'driving licence'), drivingLicence: licence },
      ...(terms.kind === 'job' && { hoursPerWeek: 39 }),
      ...(terms.kind === 'internship' && { workPermission: false }),
      ...(languageLevel && { languageLevel }),
      ...(until && { until }),
    },
    { as: name, at: `${published}T09:15:00Z` },
  );
};
