import { Is, IsListOf, Optional } from '../../shapes/is.js';
import { count, day, id, languageCode, oneOf, text, timeOfDay } from '../../shapes/kinds.js';
import { TOPICS, type Topic } from '../../shapes/words.js';

/** Plans a group event with its first date (Gruppenveranstaltung). */
export class PlanGroupEvent {
  @Is(text(200)) title!: string;
  @IsListOf(oneOf(TOPICS), { max: TOPICS.length }) topics!: Topic[];
  /** In which it is held; by default German. */
  @Optional() @Is(languageCode) language?: string;
  /** The first date. */
  @Is(day) plannedFor!: string;
  @Optional() @Is(timeOfDay) at?: string;
  @Is(text(200)) place!: string;
  /** Seats of the first date. */
  @Is(count(1, 1000)) seats!: number;
}

/** Adds a date on demand; who waits gets its seats in waiting order (weiterer Termin). */
export class AddEventDate {
  @Is(day) plannedFor!: string;
  @Optional() @Is(timeOfDay) at?: string;
  @Is(text(200)) place!: string;
  @Is(count(1, 1000)) seats!: number;
}

/** Changes a date; more seats go to those who wait (Änderung des Termins). */
export class AmendEventDate {
  @Is(id) date!: string;
  @Optional() @Is(day) plannedFor?: string;
  @Optional() @Is(timeOfDay) at?: string;
  @Optional() @Is(text(200)) place?: string;
  /** Fewer seats take one from nobody, but need a reason where more are taken. */
  @Optional() @Is(count(1, 1000)) seats?: number;
  @Optional() @Is(text(1000)) reason?: string;
}

/** Calls off a date; who had a seat gets one of another date, or waits (Absage des Termins). */
export class CancelEventDate {
  @Is(id) date!: string;
  @Optional() @Is(text(1000)) reason?: string;
}

/** Registers a participant, who gets a seat or waits (Anmeldung). */
export class RegisterForEvent {
  @Is(id) participant!: string;
  /** The only date that suits; by default any, the earliest first. */
  @Optional() @Is(id) date?: string;
  /** Day of the registration; by default today. */
  @Optional() @Is(day) on?: string;
}

/** Takes back a registration or a place on the waiting list (Abmeldung). */
export class CancelRegistration {
  @Is(id) participant!: string;
  @Optional() @Is(day) on?: string;
  @Optional() @Is(text(1000)) reason?: string;
}

/** Reports who of the registered was at a date and who was not (Anwesenheitsliste). */
export class ReportEventAttendance {
  @Is(id) date!: string;
  @IsListOf(id, { max: 500 }) attended!: string[];
  @IsListOf(id, { max: 500 }) missed!: string[];
}

/** Reports that somebody was at a date without a seat (ohne Anmeldung gekommen). */
export class AdmitToEvent {
  @Is(id) participant!: string;
  @Is(id) date!: string;
  @Optional() @Is(text(1000)) reason?: string;
}
