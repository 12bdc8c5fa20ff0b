import type { Actor } from '../client.js';
import { addDays, type Day, workday } from '../calendar.js';
import { chanceOf } from '../chance.js';
import { expecting, goesOn, movingUp, opens, takes, type Thing } from '../script/places.js';
import type { Step } from '../script/script.js';
import { EMPLOYERS } from './plans.js';

/* Who is won for the programme: employers of all trades, offers that help, and a morning in a workshop. */

const municipality = 'Kassel';

/** Which offer helps with a need. */
export const OFFERS: Readonly<Record<string, string>> = {
  recognition: 'offer-translation',
  childcare: 'offer-nursery',
  psychosocial: 'offer-counselling',
  mobility: 'offer-bicycles',
};

const DIRECTORY = [
  ['offer-translation', 'translation', 'Übersetzung von Zeugnissen', ['recognition', 'education']],
  ['offer-nursery', 'childcare', 'Spielkreis am Vormittag', ['childcare']],
  ['offer-counselling', 'psychosocial', 'Gespräche in Ruhe', ['psychosocial', 'health']],
  ['offer-bicycles', 'transport', 'Fahrradwerkstatt', ['mobility']],
  ['offer-furniture', 'second-hand', 'Möbel aus zweiter Hand', ['housing']],
] as const;

export const offers = (by: Actor): Step[] => {
  const thing = (name: string): Thing => ({ kind: 'offers', name, by });
  return [
    ...DIRECTORY.map(([name, kind, title, needs]) =>
      opens(thing(name), '2017-07-24', {
        ...{ kind, title, needs, municipality, provider: 'Muster-Verein' },
        ...{ languages: ['de', 'ar', 'ti'], from: '2017-07-24' },
      }),
    ),
    goesOn(thing('offer-translation'), '2017-10-02', 'amend-offer', { languages: ['de', 'ar', 'so', 'ti'] }),
    goesOn(thing('offer-furniture'), '2017-11-20', 'withdraw-offer', { reason: 'The hall is given up.' }),
  ];
};

/** Each is called on, and most would take somebody for an internship. */
export const employers = (by: Actor): Step[] =>
  EMPLOYERS.flatMap((name, index) => {
    const chance = chanceOf(`kassel/${name}`);
    const thing: Thing = { kind: 'employers', name: `employer-${index + 1}`, by };
    const later = (day: Day, days: number): Day => workday(addDays(day, days));
    const first = later('2017-07-24', index);
    const trade = name.split('-')[1]!;
    return [
      opens(thing, first, { name, trade, municipality }),
      goesOn(thing, later(first, 1), 'profile/record-employer-contact', {
        ...{ on: later(first, 1), channel: chance.of(['phone', 'visit', 'mail']) },
      }),
      ...(chance.is(0.7) || index === 3
        ? [goesOn(thing, later(first, 5), 'profile/declare-willingness', { kinds: ['internship'] })]
        : []),
      ...(index === 3
        ? [
            goesOn(thing, '2017-11-06', 'profile/withdraw-willingness', {
              reason: 'Nobody has time to teach.',
            }),
          ]
        : []),
    ];
  });

/** A morning in a workshop: more want to come than there is room for, so there is a second date, and a third. */
export const morning = (by: Actor): Step[] => {
  const event: Thing = { kind: 'group-events', name: 'morning', by };
  const first = '@morning/command';
  const [asks, register] = ['2017-09-18', 'register-for-event'];
  const registered = (who: string) =>
    takes(event, asks, who, register, { date: first }, expecting('registered'));
  const waits = (who: string, day = asks) => takes(event, day, who, register, {}, expecting('waitlisted'));
  return [
    opens(event, '2017-09-11', {
      ...{ title: 'Ein Vormittag in der Werkstatt', topics: ['work', 'training'], language: 'de' },
      ...{ plannedFor: '2017-10-05', at: '09:00', place: 'Muster-Holzbau', seats: 3 },
    }),
    ...['p01', 'p02', 'p03'].map(registered),
    ...['p04', 'p05', 'p06', 'p07'].map((who) => waits(who)),
    takes(
      event,
      '2017-09-21',
      'p02',
      'cancel-registration',
      { reason: 'Begins to work.' },
      {
        ...movingUp('cancelled', { who: 'p04', date: 'morning/command' }),
      },
    ),
    goesOn(
      event,
      '2017-09-25',
      'add-event-date',
      { plannedFor: '2017-10-19', at: '09:00', place: 'Beispiel-Holzbau', seats: 1 },
      { as: 'second-morning', ...movingUp(undefined, { who: 'p05' }) },
    ),
    goesOn(
      event,
      '2017-09-28',
      'amend-event-date',
      { date: '@second-morning', seats: 2 },
      movingUp(undefined, { who: 'p06', date: 'second-morning' }),
    ),
    goesOn(
      event,
      '2017-10-06',
      'report-event-attendance',
      { date: first, attended: ['@p01', '@p04'], missed: ['@p03'] },
      { reaches: ['p01', 'p03', 'p04'] },
    ),
    takes(
      event,
      '2017-10-06',
      'p08',
      'admit-to-event',
      { date: first, reason: 'Came along with a friend.' },
      { expects: { warnings: ['no-seat-at-event'] } },
    ),
    goesOn(
      event,
      '2017-10-20',
      'report-event-attendance',
      { date: '@second-morning', attended: ['@p05', '@p06'], missed: [] },
      { reaches: ['p05', 'p06'] },
    ),
    goesOn(
      event,
      '2017-10-23',
      'add-event-date',
      { plannedFor: '2017-11-30', place: 'Muster-Holzbau', seats: 2 },
      { as: 'third-morning', ...movingUp(undefined, { who: 'p07' }) },
    ),
    goesOn(
      event,
      '2017-11-13',
      'cancel-event-date',
      { date: '@third-morning', reason: 'The saw is broken.' },
      { expects: { outcome: 'cancelled' }, reaches: ['p07'] },
    ),
  ];
};

/** The house thinks of looking after people more often, decides it, and thinks again before it holds. */
export const reconsidered = (by: Actor, second: Actor): Step[] => {
  const house: Thing = { kind: 'rule-book', name: 'closer-contact', by };
  const change = '@closer-contact/command';
  return [
    opens(
      house,
      '2017-10-09',
      {
        ...{ rule: 'contact-window', from: '2018-03-01', value: 21, source: 'custom' },
        reason: 'Four weeks are long at the beginning.',
      },
      expecting('drafted'),
    ),
    goesOn({ ...house, by: second }, '2017-10-16', 'adopt-rule-change', { change }, expecting('adopted')),
    goesOn(
      house,
      '2017-12-04',
      'revoke-rule-change',
      { change, reason: 'There are too few coaches for that.' },
      expecting('revoked'),
    ),
  ];
};
