import { Is, IsListOf, Optional } from '../../../shapes/is.js';
import { count, day, flag, handle, id, languageCode, oneOf, text, timeOfDay } from '../../../shapes/kinds.js';
import { CHANNELS, TOPICS, type Channel, type Topic } from '../../../shapes/words.js';

/** Agrees an appointment (Termin) for a coaching session. */
export class ScheduleSession {
  /** Day of the appointment. */
  @Is(day) plannedFor!: string;
  /** Time of day. */
  @Optional() @Is(timeOfDay) at?: string;
  @Is(oneOf(CHANNELS)) channel!: Channel;
  /** Account of the coach; by default whoever issues the command. */
  @Optional() @Is(handle) coach?: string;
  @Is(languageCode) language!: string;
  /** Whether a language mediator (Sprachmittler/in) is needed. */
  @Optional() @Is(flag) interpreter?: boolean;
}

/** Records a coaching session (Beratungsgespräch) that took place. */
export class HoldSession {
  /** Day of the session. */
  @Is(day) on!: string;
  /** The appointment that it kept, if there was one. */
  @Optional() @Is(id) session?: string;
  /** The programme in which it counts; needed only if the participant is enrolled in several. */
  @Optional() @Is(id) programme?: string;
  @Is(count(1, 600)) minutes!: number;
  @Is(oneOf(CHANNELS)) channel!: Channel;
  /** Account of the coach; by default whoever issues the command. */
  @Optional() @Is(handle) coach?: string;
  @Is(languageCode) language!: string;
  /** Whether a language mediator took part. */
  @Optional() @Is(flag) interpreter?: boolean;
  @IsListOf(oneOf(TOPICS), { max: 10 }) topics!: Topic[];
  /** What was said; sealed. */
  @Optional() @Is(text(4000)) note?: string;
}

/** Records that the participant did not come to an appointment (versäumter Termin). */
export class MissSession {
  @Is(id) session!: string;
  /** Day of the appointment. */
  @Is(day) on!: string;
  @Is(flag) excused!: boolean;
  @Optional() @Is(text(1000)) reason?: string;
}

/** Calls off an appointment (Absage). */
export class CancelSession {
  @Is(id) session!: string;
  @Is(oneOf(['participant', 'coach'])) by!: 'participant' | 'coach';
  @Optional() @Is(text(1000)) reason?: string;
}

/** Asks for a language mediator (Sprachmittlung) for an appointment. */
export class RequestMediator {
  @Is(id) session!: string;
  @Is(languageCode) language!: string;
}

/** Records that a language mediator will come (Zusage der Sprachmittlung). */
export class ConfirmMediator {
  @Is(id) session!: string;
  /** Who; sealed. */
  @Is(text(200)) mediator!: string;
}
