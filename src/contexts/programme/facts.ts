import type { LocalDate } from '../../kernel/local-date.js';
import type { Personal } from '../../kernel/personal.js';
import type { Regime, TitleKind } from '../../shapes/status-words.js';
import type { Channel, RateUnit, SeatReleaseReason } from '../../shapes/words.js';

/** What can have happened in a programme: its terms, its seats and its queue. */
export interface ProgrammeFacts {
  /**
   * A programme was set up. It happens on the day of the entry; the period is in the payload.
   * @de Ein Programm wurde angelegt.
   */
  ProgrammeDefined: {
    title: string;
    /** First day. */
    from: LocalDate;
    /** Last day; absent while no end is set. */
    to?: LocalDate;
    /** How many people can take part at the same time. */
    seats: number;
    /** Talks that each participant should have in a week. */
    contactsPerWeek?: number;
    /** Days that an internship may last without a reason. */
    internshipCapDays: number;
    funders: readonly string[];
    rates: readonly { unit: RateUnit; cents: number }[];
    /** The channels that count as a personal talk; absent where all do. */
    coachingChannels?: readonly Channel[];
  };
  /**
   * Terms of the programme changed from this day on. Only what changed is there.
   * @de Das Programm wurde geändert.
   */
  ProgrammeAmended: {
    to?: LocalDate;
    seats?: number;
    contactsPerWeek?: number;
    internshipCapDays?: number;
    /** All rates from then on. */
    rates?: readonly { unit: RateUnit; cents: number }[];
    reason?: Personal;
  };
  /**
   * Who may take part, and how long an offered seat is kept, from this day on; what is absent is no condition.
   * @de Zugangsvoraussetzungen und Antwortfrist wurden festgelegt.
   */
  AdmissionSet: {
    /** Days to answer an offer. */
    offerDays?: number;
    /** Full years on the first day with the seat. */
    minAge?: number;
    maxAge?: number;
    titles?: readonly TitleKind[];
    municipalities?: readonly string[];
    regimes?: readonly Regime[];
    reason?: Personal;
  };
  /**
   * The participant has a seat from this day.
   * @de Ein Platz wurde vergeben.
   */
  SeatReserved: { participant: string };
  /**
   * No seat was free, so the participant waits.
   * @de Aufnahme in die Warteliste.
   */
  ParticipantWaitlisted: { participant: string };
  /**
   * A freed seat was offered to the participant and is kept free for the answer.
   * @de Ein frei gewordener Platz wurde angeboten.
   */
  SeatOffered: { participant: string; because: 'waiting-order' };
  /**
   * The participant does not take the offered seat and waits no longer.
   * @de Ein angebotener Platz wurde abgelehnt.
   */
  SeatDeclined: { participant: string };
  /**
   * The participant did not answer the offer in time, and waits no longer.
   * @de Ein angebotener Platz ist mangels Antwort verfallen.
   */
  SeatOfferLapsed: { participant: string };
  /**
   * The participant waits no longer.
   * @de Die Anfrage wurde zurückgezogen.
   */
  RequestWithdrawn: { participant: string };
  /**
   * The participant's seat became free; this day was the participant's last.
   * @de Ein Platz wurde frei.
   */
  SeatReleased: { participant: string; because: SeatReleaseReason };
}
