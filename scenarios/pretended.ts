import type { Pretended } from '../src/engine/identity/issuer/people.js';

/** As whom one may look around the demonstration: at least one for each role, on a day when there is something to do. */
export const PRETENDED: readonly Pretended[] = [
  {
    ...{
      account: 'coach-ascheberg-1',
      name: 'Mira Muster-Coach',
      roles: ['case-worker'],
      units: ['ascheberg'],
    },
    now: '2021-07-14T07:30:00Z',
    task: {
      de: 'Ascheberg, Juli 2021: Mein Tag, Fallliste, Gespräche festhalten',
      en: 'Ascheberg, July 2021: her day, her caseload, recording talks',
    },
  },
  {
    ...{ account: 'case-worker-kassel', name: 'Kim Beispiel', roles: ['case-worker'], units: ['kassel'] },
    now: '2017-12-07T08:00:00Z',
    task: { de: 'Kassel, Dezember 2017: siebzig Fälle', en: 'Kassel, December 2017: seventy cases' },
  },
  {
    ...{
      account: 'lead-bocholt',
      name: 'Toni Probe-Leitung',
      roles: ['team-lead'],
      units: ['jobcenter-bocholt'],
    },
    now: '2022-06-24T08:00:00Z',
    task: {
      de: 'Bocholt, Juni 2022: Auslastung, Gruppentermine, Rechtskreiswechsel',
      en: 'Bocholt, June 2022: load, group events, change of the law',
    },
  },
  {
    ...{ account: 'coordination-aachen', name: 'Alex Muster', roles: ['coordinator'], units: ['region'] },
    now: '2021-10-04T08:00:00Z',
    task: {
      de: 'Städteregion, Oktober 2021: Programm und Angebote',
      en: 'Region, October 2021: programme and offers',
    },
  },
  {
    ...{
      account: 'funding-aachen',
      name: 'Robin Beispiel-Mittel',
      roles: ['funding-officer'],
      units: ['region'],
    },
    now: '2021-10-04T08:00:00Z',
    task: {
      de: 'Zuwendung von 1,2 Millionen Euro auf den Cent',
      en: 'A grant of 1.2 million euros to the cent',
    },
  },
  {
    ...{
      account: 'agency-heinsberg',
      name: 'Sascha Probe',
      roles: ['coordinator'],
      units: ['agency', 'jobcenter'],
    },
    now: '2016-10-05T08:00:00Z',
    task: {
      de: 'Heinsberg, Oktober 2016: Stellen und wer zu ihnen passt',
      en: 'Heinsberg, October 2016: openings and who fits',
    },
  },
  {
    account: 'auditor-1',
    ...{ name: 'Jona Muster-Prüfung', roles: ['auditor'] },
    units: ['ascheberg', 'kassel', 'region', 'jobcenter', 'jobcenter-bocholt'],
    task: { de: 'Verläufe prüfen, Lesezugriffe, Nachweise', en: 'Replaying histories, the read log, proofs' },
  },
  {
    ...{ account: 'reporting-1', name: 'Nikola Beispiel', roles: ['reporting'], units: ['region', 'kassel'] },
    task: { de: 'Kennzahlen, unter fünf nicht gezeigt', en: 'Indicators, suppressed below five' },
  },
  {
    ...{ account: 'administrator-1', name: 'Luca Probe-Betrieb', roles: ['administrator'], units: ['plans'] },
    task: {
      de: 'Betrieb: Ansichten, Rückstand, Zurückgestelltes',
      en: 'Operations: views, lag, what is parked',
    },
  },
  {
    ...{ account: 'red-cross-1', name: 'Deniz Muster-Helfer', roles: ['partner'], units: ['red-cross'] },
    now: '2016-10-05T08:00:00Z',
    task: { de: 'Sieht nur, wer mit ihr geteilt wurde', en: 'Sees only who was shared with them' },
  },
];
