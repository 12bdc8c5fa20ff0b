import { addDays, type Day } from '../calendar.js';
import type { Actor } from '../client.js';
import { goesOn, opens, type Thing } from '../script/places.js';
import type { Step } from '../script/script.js';
import { POINTS } from './trades.js';

/* Three bodies share the network; chambers, associations and those who help stand in it, too. */

/** The bodies are one working group: each sees the people of the others. */
const BODIES = ['heinsberg', 'jobcenter', 'agency', 'red-cross'];
const body = (unit: string, role: string, id: string): Actor => ({ id, role, unit, units: BODIES });

export const COORDINATOR = body('heinsberg', 'coordinator', 'coordination-heinsberg');
/** One case worker of the Jobcenter for each point. */
export const CASE_WORKERS = ['erkelenz', 'heinsberg', 'hueckelhoven', 'geilenkirchen'].map((point) =>
  body('jobcenter', 'coordinator', `jobcenter-${point}`),
);
/** Finds employers, and brings people and openings together. */
export const AGENCY = body('agency', 'coordinator', 'agency-placement');
/** Finds out at each point what people can do. */
export const RED_CROSS = ['erkelenz', 'heinsberg', 'hueckelhoven', 'geilenkirchen'].map((point) =>
  body('red-cross', 'coordinator', `red-cross-${point}`),
);

const thing = (kind: Thing['kind'], name: string): Thing => ({ kind, name, by: COORDINATOR });

const SPOKEN = [
  ['ar', 'de', 'en'],
  ['ar', 'de', 'ku'],
  ['de', 'fa', 'prs'],
  ['de', 'so', 'ti'],
];

export const staff = (day: Day): Step[] =>
  [...CASE_WORKERS, AGENCY, ...RED_CROSS].map(({ id: account, unit }, n) =>
    opens(thing('staff', account), day, {
      ...{ account, languages: SPOKEN[n % SPOKEN.length], municipality: POINTS[n % POINTS.length], unit },
    }),
  );

/** What two of the case workers look at every morning; one does so no more. */
export const lists = (): Step[] => {
  const [one, other] = CASE_WORKERS.map(({ id }) => thing('staff', id)) as [Thing, Thing];
  const caseload = { name: 'Wer lange nicht da war', of: 'caseload' };
  const [early, later] = ['flag=no-contact-for-four-weeks', 'flag=childcare'];
  return [
    goesOn(one, '2016-02-01', 'save-list', { ...caseload, filters: [early] }, { as: 'list-not-seen' }),
    goesOn(
      one,
      '2016-02-02',
      'save-list',
      { name: 'Muster-Bäckereien & Co', of: 'employers', filters: ['municipality=Erkelenz'] },
      { as: 'list-employers' },
    ),
    goesOn(one, '2016-05-02', 'save-list', {
      ...{ ...caseload, list: '@list-not-seen', filters: [early, 'sort=last-contact'] },
    }),
    goesOn(one, '2016-09-01', 'forget-list', { list: '@list-employers' }),
    goesOn(
      other,
      '2016-03-01',
      'save-list',
      { name: 'Ohne Kinderbetreuung', of: 'caseload', filters: [later, 'sort=registered'] },
      { as: 'list-childcare' },
    ),
    goesOn(
      other,
      '2016-03-02',
      'save-list',
      { name: 'Alle Fristen', of: 'expiries', filters: [] },
      { as: 'list-expiries' },
    ),
  ];
};

const ORGANISATIONS = [
  ['Muster-Jobcenter', 'authority'],
  ['Beispiel-Agentur für Arbeit', 'authority'],
  ['Probe-Rotes-Kreuz', 'charity', 'provider'],
  ['Muster-Sparkasse', 'funder'],
  ['Muster-Handwerkskammer', 'chamber', 'recognition-office'],
  ['Muster-Industriekammer', 'chamber', 'recognition-office'],
  ['Beispiel-Landwirtschaftskammer', 'chamber'],
  ['Probe-Verband der Wirte', 'association'],
  ['Probe-Verband der Bauunternehmen', 'association'],
  ['Beispiel-Berufskolleg', 'school'],
] as const;

export const organisations = (day: Day): Step[] =>
  ORGANISATIONS.flatMap(([name, ...roles], n) => {
    const its = thing('organisations', `organisation-${n + 1}`);
    const speaker = { as: `${its.name}/speaker` };
    return [
      opens(its, addDays(day, 1), { name, roles, municipality: POINTS[n % POINTS.length] }),
      goesOn(
        its,
        addDays(day, 2),
        'name-organisation-contact',
        { name: `Frau Test-${name.split(/[- ]/)[1]}`, role: 'Integration', phone: `0000 ${n}${n}${n}` },
        speaker,
      ),
      ...(n === 6
        ? [goesOn(its, '2016-05-09', 'amend-organisation', { roles: ['chamber', 'association'] })]
        : []),
      ...(n === 7
        ? [
            goesOn(its, '2016-08-01', 'record-organisation-contact-left', { person: `@${speaker.as}` }),
            goesOn(its, '2016-08-08', 'name-organisation-contact', { name: 'Herr Test-Nachfolger' }),
          ]
        : []),
    ];
  });

/** Which offer helps with a need, by point. */
export const offerFor = (need: string, point: string): string | undefined =>
  DIRECTORY.some(([, , needs]) => (needs as readonly string[]).includes(need))
    ? `offer-${DIRECTORY.findIndex(([, , needs]) => (needs as readonly string[]).includes(need)) + 1}-${point}`
    : undefined;

const DIRECTORY = [
  ['Spielkreis', 'childcare', ['childcare']],
  ['Wohnungslotsen', 'housing', ['housing']],
  ['Sprechstunde für die Seele', 'psychosocial', ['psychosocial', 'health']],
  ['Schuldnerberatung', 'counselling', ['debt']],
  ['Mitfahrbank', 'transport', ['mobility']],
  ['Übersetzer', 'translation', ['recognition']],
  ['Sprachcafé', 'course', ['language', 'education']],
] as const;

export const offers = (day: Day): Step[] =>
  POINTS.flatMap((municipality) =>
    DIRECTORY.map(([title, kind, needs], n) => {
      const its = thing('offers', `offer-${n + 1}-${municipality}`);
      const until = n === 6 && municipality === 'Heinsberg' ? { until: '2016-11-30' } : {};
      return opens(its, addDays(day, 3), {
        ...{ title: `${title} ${municipality}`, kind, needs, municipality, provider: 'Probe-Rotes-Kreuz' },
        ...{ languages: SPOKEN[n % SPOKEN.length], from: addDays(day, 3), ...until },
      });
    }),
  );
