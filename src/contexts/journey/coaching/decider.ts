import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { recorder, refuseIf } from '../../../kernel/messages.js';
import { find, without } from '../../by-id.js';
import { notInFuture } from '../../rules.js';
import { type Enrolment, programmeOn } from '../enrolment/decider.js';
import type * as commands from './commands.dto.js';
import type { CoachingFacts } from './facts.js';

export interface Coaching {
  /** The days of the appointments that nobody has kept, missed or called off yet, by session id. */
  readonly openAppointments: Readonly<Record<string, LocalDate>>;
  /** Open appointments for which a language mediator was asked, by session id; true once one has agreed to come. */
  readonly mediators: Readonly<Record<string, boolean>>;
  readonly sessionsHeld: number;
  readonly lastHeldOn?: LocalDate;
}

const record = recorder<CoachingFacts>();

// What is settled is not remembered: a journey has hundreds of talks, and the history tells what became of each.
const appointmentOpen = ({ openAppointments }: Coaching, session: string) =>
  refuseIf(
    !Object.hasOwn(openAppointments, session),
    'session-not-open',
    'No appointment with this id is open: there is none in this journey, or it was already held, missed or cancelled. ' +
      'Correct that entry if it is wrong.',
  );

const settled = (coaching: Coaching, session: string): Coaching => {
  // Most talks keep no appointment.
  if (!Object.hasOwn(coaching.openAppointments, session)) return coaching;
  const { openAppointments, mediators } = coaching;
  return {
    ...coaching,
    openAppointments: without(openAppointments, session),
    mediators: without(mediators, session),
  };
};

export const decider: Decider<
  'coaching',
  Coaching,
  CommandsOf<typeof commands>,
  CoachingFacts,
  { readonly enrolment: Enrolment }
> = {
  initial: { openAppointments: {}, mediators: {}, sessionsHeld: 0 },

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

    MissSession: ({ on, ...missed }, { coaching }, given) => {
      const plannedFor = find(coaching.openAppointments, missed.session);
      return (
        notInFuture(on, given) ??
        appointmentOpen(coaching, missed.session) ??
        refuseIf(
          !!plannedFor && on < plannedFor,
          'before-appointment',
          `The appointment is on ${plannedFor}; it cannot have been missed before. Call it off with cancel-session.`,
        ) ??
        record('SessionMissed', on, missed)
      );
    },

    CancelSession: (cancelled, { coaching }, { today }) =>
      appointmentOpen(coaching, cancelled.session) ?? record('SessionCancelled', today, cancelled),

    RequestMediator: (request, { coaching }, { today }) =>
      appointmentOpen(coaching, request.session) ??
      (find(coaching.mediators, request.session) === undefined
        ? record('MediatorRequested', today, request)
        : []),

    ConfirmMediator: (confirmed, { coaching }, { today }) =>
      appointmentOpen(coaching, confirmed.session) ??
      refuseIf(
        find(coaching.mediators, confirmed.session) === undefined,
        'mediator-not-requested',
        'No mediator was asked for. Record that first with request-mediator.',
      ) ??
      record('MediatorConfirmed', today, confirmed),
  },

  evolve: {
    SessionScheduled: (coaching, { data: { session, plannedFor } }) => ({
      ...coaching,
      openAppointments: { ...coaching.openAppointments, [session]: plannedFor },
    }),
    SessionHeld: (coaching, { data: { session }, happenedOn }) => ({
      ...settled(coaching, session),
      sessionsHeld: coaching.sessionsHeld + 1,
      lastHeldOn: happenedOn > (coaching.lastHeldOn ?? '') ? happenedOn : coaching.lastHeldOn,
    }),
    SessionMissed: (coaching, { data: { session } }) => settled(coaching, session),
    SessionCancelled: (coaching, { data: { session } }) => settled(coaching, session),
    MediatorRequested: (coaching, { data: { session } }) => ({
      ...coaching,
      mediators: { ...coaching.mediators, [session]: false },
    }),
    MediatorConfirmed: (coaching, { data: { session } }) => ({
      ...coaching,
      mediators: { ...coaching.mediators, [session]: true },
    }),
  },
};
