import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';
import type { Channel, Topic } from '../../../shapes/words.js';

/** What can have happened in coaching. */
export interface CoachingFacts {
  /**
   * An appointment was agreed. It happens on the day of the agreement.
   * @de Ein Beratungstermin wurde vereinbart.
   */
  SessionScheduled: {
    /** Id of the appointment. */
    session: string;
    plannedFor: LocalDate;
    /** `HH:MM`, Europe/Berlin. */
    at?: string;
    channel: Channel;
    /** Whom the participant is going to talk to: a staff account. */
    coach: string;
    /** ISO 639 code. */
    language: string;
    interpreter: boolean;
  };
  /**
   * A coaching session took place.
   * @de Ein Beratungsgespräch fand statt.
   */
  SessionHeld: {
    /** The appointment it kept; a session without one has its own id. */
    session: string;
    /** The programme in which it counts, if the participant is enrolled in one. */
    programme?: string;
    minutes: number;
    channel: Channel;
    coach: string;
    language: string;
    interpreter: boolean;
    topics: readonly Topic[];
    note?: Personal;
  };
  /**
   * The participant did not come to an appointment.
   * @de Ein Termin wurde versäumt.
   */
  SessionMissed: { session: string; excused: boolean; reason?: Personal };
  /**
   * An appointment was called off before its day.
   * @de Ein Termin wurde abgesagt.
   */
  SessionCancelled: { session: string; by: 'participant' | 'coach'; reason?: Personal };
  /**
   * A language mediator was asked for, for an appointment.
   * @de Für einen Termin wurde Sprachmittlung angefragt.
   */
  MediatorRequested: {
    session: string;
    /** ISO 639 code. */
    language: string;
  };
  /**
   * A language mediator will come to the appointment.
   * @de Die Sprachmittlung für einen Termin wurde zugesagt.
   */
  MediatorConfirmed: { session: string; mediator: Personal };
}
