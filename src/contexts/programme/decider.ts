import type { CommandsOf, Decider } from '../../kernel/decider.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { recorder, refuseIf } from '../../kernel/messages.js';
import { ruleOn } from '../../rules/in-force.js';
import type { SeatReleaseReason } from '../../shapes/words.js';
import { find } from '../by-id.js';
import { known, type Participant } from '../participant.js';
import { notInFuture, rightOrder } from '../rules.js';
import { newcomer, offered, ratesUnique, running } from './checks.js';
import type * as commands from './commands.dto.js';
import type { ProgrammeFacts } from './facts.js';
import {
  amended,
  freeSeats,
  freeThroughout,
  gone,
  nextInLine,
  type Programme,
  seated,
  waiting,
} from './seats.js';
import { changesOf, plainRates } from './terms.js';

/** What journeys tell the programme; no person issues these. */
export interface Reactions {
  ReleaseSeat: { participant: string; on: LocalDate; because: SeatReleaseReason };
}

const record = recorder<ProgrammeFacts>();

/** Free seats go to those who wait, on the day of the decision and not on the day on which the seat became free. */
const offers = (programme: Programme, today: LocalDate) =>
  nextInLine(programme, today).flatMap((participant) =>
    record('SeatOffered', today, { participant, because: 'waiting-order' }),
  );

export const decider: Decider<
  'programme',
  Programme,
  CommandsOf<typeof commands> & Reactions,
  ProgrammeFacts,
  object,
  { readonly participant: Participant }
> = {
  initial: { amendments: [], seats: {}, past: [], queue: [] },

  decide: {
    DefineProgramme: (terms, { programme }, { today }) =>
      refuseIf(
        !!programme.defined,
        'already-defined',
        'This programme is set up already. Change it with amend-programme.',
      ) ??
      rightOrder(terms.from, terms.to) ??
      ratesUnique(terms.rates) ??
      record('ProgrammeDefined', today, {
        ...terms,
        internshipCapDays: terms.internshipCapDays ?? ruleOn('internship-cap', today)!,
        rates: plainRates(terms.rates),
      }),

    AmendProgramme: ({ on, reason, ...wanted }, { programme }, given) => {
      const changes = changesOf(programme, on, wanted);
      if (Object.keys(changes).length === 0) return [];
      return (
        notInFuture(on, given) ??
        rightOrder(programme.defined?.from, wanted.to) ??
        ratesUnique(wanted.rates) ?? [
          ...record('ProgrammeAmended', on, { ...changes, reason }),
          ...offers(amended(programme, on, changes), given.today),
        ]
      );
    },

    RequestSeat: ({ participant, on }, { programme }, given) => {
      const { today } = given;
      const from = on ?? today;
      return (
        known(given.participant) ??
        newcomer(programme, participant) ??
        notInFuture(from, given) ??
        running(programme, from, today) ??
        (programme.queue.length > 0 || freeSeats(programme, today) === 0
          ? record('ParticipantWaitlisted', from, { participant })
          : (refuseIf(
              !freeThroughout(programme, from, today),
              'no-seat-then',
              'A seat is free today, but none was on that day. Ask for it from the day on which it became free.',
            ) ?? record('SeatReserved', from, { participant })))
      );
    },

    AcceptSeat: ({ participant, on }, { programme }, given) => {
      const from = on ?? given.today;
      return (
        offered(programme, participant, from) ??
        notInFuture(from, given) ??
        running(programme, from, given.today) ??
        record('SeatReserved', from, { participant })
      );
    },

    DeclineSeat: ({ on, ...declined }, { programme }, given) => {
      const day = on ?? given.today;
      return (
        offered(programme, declined.participant, day) ??
        notInFuture(day, given) ?? [
          ...record('SeatDeclined', day, declined),
          ...offers(gone(programme, declined.participant, day), given.today),
        ]
      );
    },

    WithdrawRequest: ({ participant, on }, { programme }, given) => {
      const day = on ?? given.today;
      return (
        refuseIf(
          !programme.queue.includes(participant),
          'not-waiting',
          'The participant does not wait. Turn down an offered seat with decline-seat; leaving is recorded in the journey.',
        ) ??
        notInFuture(day, given) ??
        record('RequestWithdrawn', day, { participant })
      );
    },

    ReleaseSeat: ({ on, ...released }, { programme }, { today }) =>
      find(programme.seats, released.participant)?.status === 'reserved'
        ? [
            ...record('SeatReleased', on, released),
            ...offers(gone(programme, released.participant, on), today),
          ]
        : [],
  },

  evolve: {
    ProgrammeDefined: (programme, { data }) => ({ ...programme, defined: data }),
    ProgrammeAmended: (programme, { data: { reason, ...changes }, happenedOn }) =>
      amended(programme, happenedOn, changes),
    SeatReserved: (programme, { data: { participant }, happenedOn }) =>
      seated(programme, participant, 'reserved', happenedOn),
    ParticipantWaitlisted: (programme, { data: { participant } }) => waiting(programme, participant),
    SeatOffered: (programme, { data: { participant }, happenedOn }) =>
      seated(programme, participant, 'offered', happenedOn),
    SeatDeclined: (programme, { data: { participant }, happenedOn }) =>
      gone(programme, participant, happenedOn),
    RequestWithdrawn: (programme, { data: { participant }, happenedOn }) =>
      gone(programme, participant, happenedOn),
    SeatReleased: (programme, { data: { participant }, happenedOn }) =>
      gone(programme, participant, happenedOn),
  },
};
