import { addDays, type Day, workday } from '../calendar.js';
import type { Actor } from '../client.js';
import { type Case, enters, inOrder, records, type Step } from './script.js';

/** How talks are held in a programme. */
export interface Manner {
  /** On a day; an entry that stands there twice is twice as frequent. */
  readonly channels: (on: Day) => readonly string[];
  readonly topics: readonly string[];
  /** Share of talks that have been agreed as an appointment. */
  readonly agreed: number;
  /** Whether the coach speaks the participant's mother tongue. */
  readonly inMotherTongue: boolean;
  /** Who finds the language mediators, if not whoever leads the talks. */
  readonly mediation?: Actor;
}

const NOTES = [
  'Two letters were read together and answered.',
  'The bus does not fit the hours of the course.',
  'Brings pictures of earlier work; these go into the folder.',
  'Wants to look at two flats next week.',
];

const talkedAbout = ({ chance, person }: Case, manner: Manner) => ({
  minutes: 5 * chance.between(4, 12),
  topics: chance.some(manner.topics, chance.between(1, 3)),
  ...(chance.is(0.1) && { note: chance.of(NOTES) }),
  ...(!manner.inMotherTongue && person.interpreterNeeded && { interpreter: true }),
});

const agreement = ({ chance, person }: Case, manner: Manner, on: Day) => ({
  channel: chance.of(manner.channels(on)),
  language: manner.inMotherTongue || person.interpreterNeeded ? person.motherTongue : 'de',
});

/** An appointment, agreed on a day. */
export const appointment = (of: Case, manner: Manner, agreedOn: Day, plannedFor: Day, as: string): Step => {
  const interpreter = !manner.inMotherTongue && of.person.interpreterNeeded;
  return enters(
    of,
    agreedOn,
    'coaching/schedule-session',
    {
      plannedFor,
      at: of.chance.of(['09:00', '10:30', '13:00', '15:15']),
      ...agreement(of, manner, plannedFor),
      ...(interpreter && { interpreter }),
    },
    { as },
  );
};

/** What became of an appointment: four in five are kept. */
const outcome = (of: Case, manner: Manner, agreed: Step, on: Day): Step => {
  const { chance, key } = of;
  const { channel, language } = agreed.body;
  const session = `@${agreed.as}`;
  const luck = chance.next();
  if (luck < 0.8)
    return records(of, on, 'coaching/hold-session', {
      session,
      channel,
      language,
      ...talkedAbout(of, manner),
    });
  if (luck < 0.92)
    return records(of, on, 'coaching/miss-session', {
      session,
      excused: chance.is(0.6),
      ...(chance.is(0.3) && { reason: `${key} was at the authority for the whole morning.` }),
    });
  return enters(of, workday(addDays(on, -1), -1), 'coaching/cancel-session', {
    session,
    by: chance.of(['participant', 'participant', 'coach']),
  });
};

/** Asked for with the appointment; most will come. */
const mediator = (of: Case, { mediation = of.by }: Manner, { body, as }: Step, agreedOn: Day): Step[] => {
  if (!body.interpreter) return [];
  const session = `@${as}`;
  const confirmed = workday(addDays(agreedOn, 1));
  const asked = enters(of, agreedOn, 'coaching/request-mediator', { session, language: body.language });
  const mediator = of.chance.of(['Frau Muster-Lerche', 'Herr Probe-Eibe', 'Frau Beispiel-Fink']);
  return of.chance.is(0.8)
    ? [asked, enters(of, confirmed, 'coaching/confirm-mediator', { session, mediator }, { by: mediation })]
    : [asked];
};

/** A talk on a day, agreed some days ahead or just held. */
export const talk = (of: Case, manner: Manner, on: Day, since: Day, as: string): Step[] => {
  const agreedOn = workday(addDays(on, -of.chance.between(3, 9)), -1);
  if (agreedOn <= since || !of.chance.is(manner.agreed))
    return [
      records(of, on, 'coaching/hold-session', { ...agreement(of, manner, on), ...talkedAbout(of, manner) }),
    ];
  const agreed = appointment(of, manner, agreedOn, on, as);
  return inOrder([agreed, ...mediator(of, manner, agreed, agreedOn), outcome(of, manner, agreed, on)]);
};

/** The last entry of all that a programme makes. */
export const lastTalk = (of: Case): Step =>
  records(
    of,
    addDays(of.until, -1),
    'coaching/hold-session',
    { minutes: 30, channel: 'phone', language: 'de', topics: ['work'] },
    { at: `${of.until}T16:30:00Z`, alone: true },
  );
