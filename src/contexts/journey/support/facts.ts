import type { Personal } from '../../../kernel/personal.js';
import type { Need } from '../../../shapes/words.js';

/** What can have happened between a participant and the offers around: referrals, group events, course places. */
export interface SupportFacts {
  /**
   * The participant was referred to a support offer.
   * @de Auf ein Unterstützungsangebot wurde verwiesen.
   */
  ReferralMade: {
    referral: string;
    offer: string;
    /** The need that it is to help with. */
    need?: Need;
    /** Why it was made although the offer is not open. */
    reason?: Personal;
  };
  /**
   * The participant took up the offer.
   * @de Die Verweisung wurde angenommen.
   */
  ReferralAccepted: { referral: string };
  /**
   * The participant did not take up the offer, or the provider declined.
   * @de Die Verweisung wurde abgelehnt.
   */
  ReferralDeclined: { referral: string; by: 'participant' | 'provider'; reason?: Personal };
  /**
   * The participant has a seat at a date of a group event.
   * @de Anmeldung zu einer Gruppenveranstaltung.
   */
  GroupEventRegistered: { event: string; date: string };
  /**
   * The participant waits for a seat at a group event.
   * @de Warteliste einer Gruppenveranstaltung.
   */
  GroupEventWaitlisted: { event: string };
  /**
   * The participant has no seat at the group event any more, and waits for none.
   * @de Abmeldung von einer Gruppenveranstaltung.
   */
  GroupEventLeft: { event: string };
  /**
   * The participant was at a group event.
   * @de Teilnahme an einer Gruppenveranstaltung.
   */
  GroupEventAttended: { event: string; date: string };
  /**
   * The participant had a seat at a group event and was not there.
   * @de Eine Gruppenveranstaltung wurde versäumt.
   */
  GroupEventMissed: { event: string; date: string };
  /**
   * The participant has a place in a course that is on offer.
   * @de Ein Kursplatz wurde zugesagt.
   */
  CoursePlaceReceived: { course: string };
  /**
   * The participant waits for a place in a course.
   * @de Warteliste eines Kurses.
   */
  CoursePlaceAwaited: { course: string };
  /**
   * The participant has no place in the course any more, and waits for none.
   * @de Der Kursplatz oder die Anfrage danach wurde aufgegeben.
   */
  CoursePlaceGivenUp: { course: string };
  /**
   * The participant was at a day of a course on offer, or missed it, as the course reports.
   * @de Die Anwesenheit an einem Kurstag wurde vom Kurs übernommen.
   */
  CourseDayNoted: {
    course: string;
    /** The programme in which the units count, if the participant is enrolled in one. */
    programme?: string;
    units: number;
    excusedUnits: number;
    unexcusedUnits: number;
  };
}
