import type { LocalDate } from '../../kernel/local-date.js';
import type { Personal } from '../../kernel/personal.js';
import type { PromotionReason } from '../../shapes/services.js';
import type { Topic } from '../../shapes/words.js';

/** What can have happened in a series of group events: its dates, and who has a seat or waits for one. */
export interface GroupEventFacts {
  /**
   * A group event was planned, with its first date. It happens on the day of the entry.
   * @de Eine Gruppenveranstaltung wurde geplant.
   */
  GroupEventPlanned: {
    title: string;
    topics: readonly Topic[];
    /** In which it is held, ISO 639 code. */
    language: string;
  };
  /**
   * The event has a date more.
   * @de Ein Termin der Veranstaltung kam hinzu.
   */
  EventDateAdded: {
    date: string;
    plannedFor: LocalDate;
    /** `HH:MM`, Europe/Berlin. */
    at?: string;
    place: string;
    seats: number;
  };
  /**
   * A date was changed. Only what changed is there.
   * @de Ein Termin der Veranstaltung wurde geändert.
   */
  EventDateAmended: {
    date: string;
    plannedFor?: LocalDate;
    at?: string;
    place?: string;
    seats?: number;
    reason?: Personal;
  };
  /**
   * A date does not take place; who had a seat waits again, ahead of those who asked later.
   * @de Ein Termin der Veranstaltung fällt aus.
   */
  EventDateCancelled: { date: string; reason?: Personal };
  /**
   * The participant has a seat at a date.
   * @de Eine Anmeldung wurde angenommen.
   */
  EventRegistrationAccepted: { participant: string; date: string };
  /**
   * No seat was free, so the participant waits.
   * @de Eine Anmeldung steht auf der Warteliste.
   */
  EventRegistrationWaitlisted: {
    participant: string;
    /** The only date that suits, if it is not all the same. */
    date?: string;
  };
  /**
   * Who waited has a seat at a date.
   * @de Eine Anmeldung ist von der Warteliste nachgerückt.
   */
  EventRegistrationPromoted: { participant: string; date: string; because: PromotionReason };
  /**
   * The participant has no seat any more, and waits for none.
   * @de Eine Anmeldung wurde zurückgenommen.
   */
  EventRegistrationCancelled: { participant: string; reason?: Personal };
  /**
   * The participant was there.
   * @de Die Teilnahme an einem Termin wurde erfasst.
   */
  EventAttended: {
    participant: string;
    date: string;
    /** Why somebody was admitted who had no seat. */
    reason?: Personal;
  };
  /**
   * The participant had a seat and was not there.
   * @de Ein Termin wurde trotz Anmeldung versäumt.
   */
  EventMissed: { participant: string; date: string };
}
