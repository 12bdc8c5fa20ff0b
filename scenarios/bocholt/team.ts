import type { Day } from '../calendar.js';
import type { Actor } from '../client.js';
import { goesOn, opens, type Thing } from '../script/places.js';
import type { Step } from '../script/script.js';

/* Who works for the people from Ukraine, and what was found for them after it had been asked for in the talks. */

const UNIT = 'jobcenter-bocholt';
const municipality = 'Bocholt';

export const COORDINATOR: Actor = { id: 'coordination-bocholt', role: 'coordinator', unit: UNIT };
export const ADVISERS: readonly Actor[] = ['adviser-b-1', 'adviser-b-2', 'adviser-b-3', 'adviser-b-4'].map(
  (id) => ({ id, role: 'case-worker', unit: UNIT }),
);
/** Leads talks in Ukrainian, online only. */
export const ONLINE: Actor = { id: 'coach-online-b', role: 'coordinator', unit: UNIT };
/** The integration centre of the district, which arranges language mediators. */
export const MEDIATION: Actor = {
  ...{ id: 'mediation-b', role: 'coordinator', unit: 'integration-centre', units: [UNIT] },
};

const LANGUAGES: Readonly<Record<string, readonly string[]>> = { [ONLINE.id]: ['uk', 'ru', 'de'] };

const NAMES = ['Robin Muster', 'Charlie Beispiel', 'Jona Probe', 'Mika Test', 'Oleksa Muster-Online'];

export const staff = (day: Day): Step[] =>
  [...ADVISERS, ONLINE].map(({ id: account, unit }, n) =>
    opens({ kind: 'staff', name: account, by: COORDINATOR }, day, {
      ...{ account, name: NAMES[n], languages: LANGUAGES[account] ?? ['de', 'en'], municipality, unit },
    }),
  );

/** What the team came upon in the talks, in the order in which something was found for it. */
const DIRECTORY: readonly (readonly [
  name: string,
  from: Day,
  kind: string,
  title: string,
  needs: readonly string[],
])[] = [
  ['translation', '2022-06-13', 'translation', 'Übersetzungsbüro am Muster-Markt', ['recognition']],
  ['second-hand', '2022-06-15', 'second-hand', 'Kleiderkammer und Möbellager', ['other', 'housing']],
  ['language-cafe', '2022-06-20', 'course', 'Sprachcafé am Vormittag', ['language', 'education']],
  ['counselling', '2022-06-27', 'psychosocial', 'Gespräche auf Ukrainisch', ['psychosocial', 'health']],
  ['playgroup', '2022-07-04', 'childcare', 'Spielgruppe im Muster-Familienzentrum', ['childcare']],
  ['buses', '2022-07-11', 'transport', 'Fahrpläne und Fahrkarten erklärt', ['mobility']],
  ['holidays', '2022-07-11', 'leisure', 'Ferienspiele für Schulkinder', ['childcare', 'other']],
  ['school', '2022-08-01', 'counselling', 'Anmeldung an der Schule', ['education']],
];

/** Which offer helps with a need, of those that stand in the directory on a day. */
export const offerFor = (need: string, day: Day): string | undefined => {
  const found = DIRECTORY.find(([, from, , , needs]) => needs.includes(need) && from < day);
  return found && `offer-b-${found[0]}`;
};

export const offers = (): Step[] => {
  const thing = (name: string): Thing => ({ kind: 'offers', name: `offer-b-${name}`, by: COORDINATOR });
  return [
    ...DIRECTORY.map(([name, from, kind, title, needs]) =>
      opens(thing(name), from, {
        ...{ kind, title, needs, municipality, provider: 'Muster-Werkakademie' },
        ...{ languages: ['de', 'uk', 'ru'], from, ...(name === 'holidays' && { until: '2022-08-09' }) },
      }),
    ),
    goesOn(thing('playgroup'), '2022-09-05', 'amend-offer', { title: 'Spielgruppe, auch am Nachmittag' }),
  ];
};
