import type { CommandsOf, Decider } from '../../kernel/decider.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { recorder, refuseIf, warnIf } from '../../kernel/messages.js';
import { ruleOn } from '../../rules/in-force.js';
import type { SeatReleaseReason } from '../../shapes/words.js';
import { idOf } from '../../kernel/projection.js';
import { find } from '../by-id.js';
import type { Applicant } from '../applicant.js';
import { admissionOn, eligible, judge, unmet, withAdmission } from '../eligibility.js';
import { known } from '../participant.js';
import type { RuleBook } from '../rule-changes.js';
import { notInFuture, rightOrder } from '../rules.js';
import { ageOrder, newcomer, ratesUnique, running } from './checks.js';
import type * as commands from './commands.dto.js';
import type { ProgrammeFacts } from './facts.js';
import { answers, offers } from './offers.js';
import { amended, freeSeats, freeThroughout, gone, type Programme, seated, waiting } from './seats.js';
import { changesOf, plainRates } from './terms.js';

/** What journeys tell the programme; no person issues these. */
export interface Reactions {
  ReleaseSeat: { participant: string; on: LocalDate; because: SeatReleaseReason };
}

export type ProgrammeDecider = Decider<
  'programme',
  Programme,
  CommandsOf<typeof commands> & Reactions,
  ProgrammeFacts,
  object,
  { readonly participant: Applicant; readonly rules: RuleBook }
>;

const record = recorder<ProgrammeFacts>();

export const decider: ProgrammeDecider = {
  initial: { amendments: [], admissions: [], seats: {}, past: [], queue: [] },

  decide: {
    ...answers,

    DefineProgramme: (terms, { programme }, { today, rules }) =>
      refuseIf(
        !!programme.defined,
        'already-defined',
        'This programme is set up already. Change it with amend-programme.',
      ) ??
      rightOrder(terms.from, terms.to) ??
      ratesUnique(terms.rates) ??
      record('ProgrammeDefined', today, {
        ...terms,
        internshipCapDays: terms.internshipCapDays ?? ruleOn('internship-cap', today, rules.adopted)!,
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

    SetAdmission: ({ on, ...terms }, _, given) =>
      notInFuture(on, given) ?? ageOrder(terms) ?? record('AdmissionSet', on, terms),

    RequestSeat: ({ participant, on }, { programme }, given) => {
      const { today } = given;
      const from = on ?? today;
      const conditions = judge(admissionOn(programme.admissions, from), given.participant, from);
      const warnings = warnIf(unmet(conditions).length > 0, 'not-eligible');
      return (
        known(given.participant) ??
        newcomer(programme, participant) ??
        notInFuture(from, given) ??
        running(programme, from, today) ??
        eligible(conditions, given.participant, programme.id) ??
        (programme.queue.length > 0 || freeSeats(programme, today) === 0
          ? record('ParticipantWaitlisted', from, { participant }, warnings)
          : (refuseIf(
              !freeThroughout(programme, from, today),
              'no-seat-then',
              'A seat is free today, but none was on that day. Ask for it from the day on which it became free.',
            ) ?? record('SeatReserved', from, { participant }, warnings)))
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
    ProgrammeDefined: (programme, { data, stream }) => ({ ...programme, id: idOf(stream), defined: data }),
    ProgrammeAmended: (programme, { data: { reason, ...changes }, happenedOn }) =>
      amended(programme, happenedOn, changes),
    AdmissionSet: (programme, { data: { reason, ...terms }, happenedOn }) => ({
      ...programme,
      admissions: withAdmission(programme.admissions, { ...terms, from: happenedOn }),
    }),
    SeatReserved: (programme, { data: { participant }, happenedOn }) =>
      seated(programme, participant, 'reserved', happenedOn),
    ParticipantWaitlisted: (programme, { data: { participant } }) => waiting(programme, participant),
    SeatOffered: (programme, { data: { participant }, happenedOn }) =>
      seated(programme, participant, 'offered', happenedOn),
    SeatDeclined: (programme, { data: { participant }, happenedOn }) =>
      gone(programme, participant, happenedOn),
    SeatOfferLapsed: (programme, { data: { participant }, happenedOn }) =>
      gone(programme, participant, happenedOn),
    RequestWithdrawn: (programme, { data: { participant }, happenedOn }) =>
      gone(programme, participant, happenedOn),
    SeatReleased: (programme, { data: { participant }, happenedOn }) =>
      gone(programme, participant, happenedOn),
  },
};
