import { Is, IsListOf, IsListOfA, Optional } from '../../shapes/is.js';
import { cents, count, day, id, oneOf, text } from '../../shapes/kinds.js';
import { CHANNELS, RATE_UNITS, type Channel, type RateUnit } from '../../shapes/words.js';

class ProgrammeRate {
  @Is(oneOf(RATE_UNITS)) unit!: RateUnit;
  @Is(cents) cents!: number;
}

/** Sets up a programme (Programm, Maßnahme). */
export class DefineProgramme {
  @Is(text(200)) title!: string;
  /** First day. */
  @Is(day) from!: string;
  /** Last day, if it is known. */
  @Optional() @Is(day) to?: string;
  /** How many people can take part at the same time (Plätze). */
  @Is(count(1, 10_000)) seats!: number;
  /** Talks that each participant should have in a week. */
  @Optional() @Is(count(0, 14)) contactsPerWeek?: number;
  /** Days that an internship may last without a reason; by default 28. */
  @Optional() @Is(count(1, 366)) internshipCapDays?: number;
  /** Who pays (Zuwendungsgeber). */
  @IsListOf(text(200), { min: 1, max: 10 }) funders!: string[];
  /** What is paid per unit. */
  @IsListOfA(() => ProgrammeRate, { max: 10 }) rates!: ProgrammeRate[];
  /** The channels that count as a personal talk; by default all. */
  @Optional()
  @IsListOf(oneOf(CHANNELS), { min: 1, max: CHANNELS.length })
  coachingChannels?: Channel[];
}

/** Changes terms of the programme from a day on (Änderung). */
export class AmendProgramme {
  /** First day on which the new terms hold. */
  @Is(day) on!: string;
  /** The new last day. */
  @Optional() @Is(day) to?: string;
  /** More seats are offered to those who wait; fewer take a seat from nobody. */
  @Optional() @Is(count(1, 10_000)) seats?: number;
  @Optional() @Is(count(0, 14)) contactsPerWeek?: number;
  @Optional() @Is(count(1, 366)) internshipCapDays?: number;
  /** All rates from then on. */
  @Optional() @IsListOfA(() => ProgrammeRate, { max: 10 }) rates?: ProgrammeRate[];
  @Optional() @Is(text(1000)) reason?: string;
}

/** Asks for a seat for a participant, who gets it or waits (Platzanfrage). */
export class RequestSeat {
  @Is(id) participant!: string;
  /** First day with the seat; by default today. */
  @Optional() @Is(day) on?: string;
}

/** Takes the seat that was offered (Zusage). */
export class AcceptSeat {
  @Is(id) participant!: string;
  /** First day with the seat; by default today. */
  @Optional() @Is(day) on?: string;
}

/** Turns down the seat that was offered; it is offered to the next (Absage). */
export class DeclineSeat {
  @Is(id) participant!: string;
  /** Day of the answer; by default today. */
  @Optional() @Is(day) on?: string;
}

/** Takes a waiting participant off the waiting list (Rücknahme der Anfrage). */
export class WithdrawRequest {
  @Is(id) participant!: string;
  /** Day of the withdrawal; by default today. */
  @Optional() @Is(day) on?: string;
}
