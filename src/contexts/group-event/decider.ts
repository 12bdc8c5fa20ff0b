import type { CommandsOf, Decider } from '../../kernel/decider.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { reasonIf, recorder, refuseIf, warnIf } from '../../kernel/messages.js';
import type { PromotionReason } from '../../shapes/services.js';
import { find } from '../by-id.js';
import { changesTo, isEmpty } from '../changes.js';
import { known, type Participant } from '../participant.js';
import { notInFuture } from '../rules.js';
import { newcomer, notPassed, notReported, takesPlace } from './checks.js';
import type * as commands from './commands.dto.js';
import type { GroupEventFacts } from './facts.js';
import {
  added,
  attended,
  cancelled,
  gone,
  type GroupEvent,
  promotions,
  registeredAt,
  registrationOf,
  seated,
  type Terms,
  waiting,
  withDate,
} from './series.js';
import { sheet } from './sheet.js';

const record = recorder<GroupEventFacts>();

/** Free seats go to those who wait, on the day of the decision. */
const moveUp = (event: GroupEvent, today: LocalDate, because: PromotionReason) =>
  promotions(event, today).flatMap((promotion) =>
    record('EventRegistrationPromoted', today, { ...promotion, because }),
  );

export const decider: Decider<
  'groupEvent',
  GroupEvent,
  CommandsOf<typeof commands>,
  GroupEventFacts,
  object,
  { readonly participant: Participant }
> = {
  initial: { planned: false, dates: {}, registrations: [] },

  decide: {
    PlanGroupEvent: ({ title, topics, language = 'de', ...first }, { groupEvent }, given) =>
      refuseIf(
        groupEvent.planned,
        'already-planned',
        'This event is planned already. Add a date with add-event-date.',
      ) ?? [
        ...record('GroupEventPlanned', given.today, { title, topics: [...new Set(topics)], language }),
        ...record('EventDateAdded', given.today, { ...first, date: given.commandId }),
      ],

    AddEventDate: (terms, { groupEvent }, { today, commandId }) => [
      ...record('EventDateAdded', today, { ...terms, date: commandId }),
      ...moveUp(added(groupEvent, commandId, terms), today, 'new-date'),
    ],

    AmendEventDate: ({ date, reason, ...wanted }, { groupEvent }, { today }) => {
      const its = find(groupEvent.dates, date);
      const changes = changesTo<Terms>(its?.terms, wanted);
      const taken = registeredAt(groupEvent, date).length;
      const tooFew = wanted.seats !== undefined && wanted.seats < taken;
      if (its && isEmpty(changes)) return [];
      return (
        takesPlace(its) ??
        reasonIf(tooFew, reason, `${taken} seats are taken. Say why there are fewer.`) ?? [
          ...record(
            'EventDateAmended',
            today,
            { ...changes, date, reason },
            warnIf(tooFew, 'fewer-seats-than-taken'),
          ),
          ...moveUp(withDate(groupEvent, date, changes), today, 'more-seats'),
        ]
      );
    },

    CancelEventDate: ({ date, reason }, { groupEvent }, { today }) => {
      const its = find(groupEvent.dates, date);
      if (its?.cancelled) return [];
      const after = cancelled(groupEvent, date);
      const moved = moveUp(after, today, 'date-cancelled');
      const waits = registeredAt(groupEvent, date).filter(
        ({ participant }) => !moved.some(({ data }) => data.participant === participant),
      );
      return (
        takesPlace(its) ??
        refuseIf(
          !!its && !isEmpty(its.attendance),
          'attendance-already-reported',
          'Attendance is recorded for this date, so it took place. Correct those entries if they are wrong.',
        ) ?? [
          ...record('EventDateCancelled', today, { date, reason }),
          ...moved,
          ...waits.flatMap(({ participant }) =>
            record('EventRegistrationWaitlisted', today, { participant }),
          ),
        ]
      );
    },

    RegisterForEvent: ({ on, participant, date }, { groupEvent }, given) => {
      const from = on ?? given.today;
      const its = find(groupEvent.dates, date);
      const asked = waiting(groupEvent, participant, from, date);
      const seat = promotions(asked, from).find((promotion) => promotion.participant === participant);
      return (
        known(given.participant) ??
        (date ? (takesPlace(its) ?? notPassed(its, from)) : undefined) ??
        newcomer(groupEvent, participant) ??
        notInFuture(from, given) ??
        (seat
          ? record('EventRegistrationAccepted', from, seat)
          : record('EventRegistrationWaitlisted', from, { participant, date }))
      );
    },

    CancelRegistration: ({ on, ...cancelling }, { groupEvent }, given) => {
      const day = on ?? given.today;
      const registration = registrationOf(groupEvent, cancelling.participant);
      return (
        refuseIf(
          !registration,
          'not-registered',
          'The participant has no seat and waits for none. Register with register-for-event.',
        ) ??
        notReported(find(groupEvent.dates, registration?.date), cancelling.participant) ??
        notInFuture(day, given) ?? [
          ...record('EventRegistrationCancelled', day, cancelling),
          ...moveUp(gone(groupEvent, cancelling.participant), given.today, 'seat-freed'),
        ]
      );
    },

    ReportEventAttendance: (reported, { groupEvent }, given) => sheet(reported, groupEvent, given),

    AdmitToEvent: ({ participant, date, reason }, { groupEvent }, given) => {
      const its = find(groupEvent.dates, date);
      const unregistered = registrationOf(groupEvent, participant)?.date !== date;
      return (
        known(given.participant) ??
        takesPlace(its) ??
        notInFuture(its!.terms.plannedFor, given) ??
        notReported(its, participant) ??
        reasonIf(unregistered, reason, 'The participant had no seat at this date. Say why.') ??
        record(
          'EventAttended',
          its!.terms.plannedFor,
          { participant, date, reason },
          warnIf(unregistered, 'no-seat-at-event'),
        )
      );
    },
  },

  evolve: {
    GroupEventPlanned: (event) => ({ ...event, planned: true }),
    EventDateAdded: (event, { data: { date, ...terms } }) => added(event, date, terms),
    EventDateAmended: (event, { data: { date, reason: _, ...changes } }) => withDate(event, date, changes),
    EventDateCancelled: (event, { data: { date } }) => cancelled(event, date),
    EventRegistrationAccepted: (event, { data, happenedOn }) =>
      seated(waiting(event, data.participant, happenedOn), data),
    EventRegistrationWaitlisted: (event, { data: { participant, date }, happenedOn }) =>
      waiting(event, participant, happenedOn, date),
    EventRegistrationPromoted: (event, { data: { participant, date } }) =>
      seated(event, { participant, date }),
    EventRegistrationCancelled: (event, { data: { participant } }) => gone(event, participant),
    EventAttended: (event, { data: { participant, date } }) =>
      attended(event, { participant, date }, 'attended'),
    EventMissed: (event, { data: { participant, date } }) => attended(event, { participant, date }, 'missed'),
  },
};
