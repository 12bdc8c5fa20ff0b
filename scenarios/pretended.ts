import type { Pretended } from '../src/engine/identity/issuer/people.js';

/** As whom one may look around the demonstration: at least one for each role, on a day when there is something to do. */
export const PRETENDED: readonly Pretended[] = [
  {
    ...{ account: 'case-worker-kassel', name: 'Kim Beispiel', roles: ['case-worker'], units: ['kassel'] },
    now: '2017-12-29T08:00:00Z',
    task: {
      de: 'Kassel, Dezember 2017: Mein Tag, siebzig Fälle, Gespräche festhalten',
      en: 'Kassel, December 2017: her day, seventy cases, recording talks',
    },
  },
  {
    ...{
      account: 'lead-bocholt',
      name: 'Toni Probe-Leitung',
      roles: ['team-lead'],
      units: ['jobcenter-bocholt'],
    },
    now: '2022-10-28T08:00:00Z',
    task: {
      de: 'Bocholt, Oktober 2022: Auslastung, Gruppentermine, Rechtskreiswechsel',
      en: 'Bocholt, October 2022: load, group events, change of the law',
    },
  },
  {
    ...{
      account: 'coordination-aachen',
      name: 'Alex Muster',
      roles: ['coordinator'],
      units: ['region', 'integration-centre'],
    },
    now: '2023-06-29T08:00:00Z',
    task: {
      de: 'Städteregion, Juni 2023: Programm und Angebote',
      en: 'Region, June 2023: programme and offers',
    },
  },
  {
    ...{
      account: 'funding-aachen',
      name: 'Robin Beispiel-Mittel',
      roles: ['funding-officer'],
      units: ['region'],
    },
    now: '2023-06-29T08:00:00Z',
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
    now: '2016-12-29T08:00:00Z',
    task: {
      de: 'Heinsberg, Dezember 2016: Stellen und wer zu ihnen passt',
      en: 'Heinsberg, December 2016: openings and who fits',
    },
  },
  {
    account: 'auditor-1',
    ...{ name: 'Jona Muster-Prüfung', roles: ['auditor'] },
    units: ['ascheberg', 'kassel', 'region', 'integration-centre', 'jobcenter', 'jobcenter-bocholt'],
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
    now: '2016-12-29T08:00:00Z',
    task: { de: 'Sieht nur, wer mit ihr geteilt wurde', en: 'Sees only who was shared with them' },
  },
];
