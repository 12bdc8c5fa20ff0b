import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { recorder, refuseIf } from '../../../kernel/messages.js';
import { notInFuture } from '../../rules.js';
import { type Enrolment, programmeOn } from '../enrolment/decider.js';
import type * as commands from './commands.dto.js';
import type { CoachingFacts } from './facts.js';

interface Appointment {
  readonly plannedFor: LocalDate;
  readonly status: 'open' | 'held' | 'missed' | 'cancelled';
}

export interface Coaching {
  /** By session id. */
  readonly appointments: Readonly<Record<string, Appointment>>;
  readonly sessionsHeld: number;
  readonly lastHeldOn?: LocalDate;
}

const record = recorder<CoachingFacts>();

const appointmentOpen = (coaching: Coaching, session: string) => {
  const appointment = coaching.appointments[session];
  return (
    refuseIf(!appointment, 'unknown-session', 'There is no appointment with this id in this journey.') ??
    refuseIf(
      appointment?.status !== 'open',
      'session-not-open',
      `This appointment is already ${appointment?.status}. Correct that entry if it is wrong.`,
    )
  );
};

const settled = (
  coaching: Coaching,
  session: string,
  status: Appointment['status'],
  on: LocalDate,
): Coaching => ({
  ...coaching,
  appointments: {
    ...coaching.appointments,
    [session]: { plannedFor: coaching.appointments[session]?.plannedFor ?? on, status },
  },
});

export const decider: Decider<
  'coaching',
  Coaching,
  CommandsOf<typeof commands>,
  CoachingFacts,
  { readonly enrolment: Enrolment }
> = {
  initial: { appointments: {}, sessionsHeld: 0 },

  decide: {
    ScheduleSession: ({ coach, interpreter = false, ...appointment }, _, { today, actor, commandId }) =>
      refuseIf(
        appointment.plannedFor < today,
        'appointment-in-past',
        'An appointment lies today or later. Record a session that already took place with hold-session.',
      ) ??
      record('SessionScheduled', today, {
        ...appointment,
        session: commandId,
        coach: coach ?? actor.id,
        interpreter,
      }),

    HoldSession: (
      { on, session, programme, coach, interpreter = false, ...talk },
      { coaching, enrolment },
      given,
    ) => {
      const counted = programmeOn(enrolment, on, programme);
      return (
        notInFuture(on, given) ??
        (session ? appointmentOpen(coaching, session) : undefined) ??
        counted.refusal ??
        record('SessionHeld', on, {
          ...talk,
          session: session ?? given.commandId,
          programme: counted.programme,
          coach: coach ?? given.actor.id,
          interpreter,
        })
      );
    },

    MissSession: ({ on, ...missed }, { coaching }, given) =>
      notInFuture(on, given) ??
      appointmentOpen(coaching, missed.session) ??
      record('SessionMissed', on, missed),

    CancelSession: (cancelled, { coaching }, { today }) =>
      appointmentOpen(coaching, cancelled.session) ?? record('SessionCancelled', today, cancelled),
  },

  evolve: {
    SessionScheduled: (coaching, { data: { session, plannedFor } }) =>
      settled(coaching, session, 'open', plannedFor),
    SessionHeld: (coaching, { data: { session }, happenedOn }) => ({
      ...settled(coaching, session, 'held', happenedOn),
      sessionsHeld: coaching.sessionsHeld + 1,
      lastHeldOn: happenedOn > (coaching.lastHeldOn ?? '') ? happenedOn : coaching.lastHeldOn,
    }),
    SessionMissed: (coaching, { data: { session }, happenedOn }) =>
      settled(coaching, session, 'missed', happenedOn),
    SessionCancelled: (coaching, { data: { session }, happenedOn }) =>
      settled(coaching, session, 'cancelled', happenedOn),
  },
};
