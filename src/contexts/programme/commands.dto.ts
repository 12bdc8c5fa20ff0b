import { Is, IsListOf, IsListOfA, Optional } from '../../shapes/is.js';
import { cents, count, day, id, oneOf, text } from '../../shapes/kinds.js';
import { REGIMES, TITLE_KINDS, type Regime, type TitleKind } from '../../shapes/status-words.js';
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

/** Sets who may take part and how long an offered seat is kept (Zugangsvoraussetzungen, Antwortfrist), all of it anew. */
export class SetAdmission {
  /** First day on which it holds. */
  @Is(day) on!: string;
  /** Days to answer the offer of a seat; by default it is kept until it is answered. */
  @Optional() @Is(count(1, 366)) offerDays?: number;
  /** Full years on the first day with the seat (Alter). */
  @Optional() @Is(count(0, 120)) minAge?: number;
  @Optional() @Is(count(0, 120)) maxAge?: number;
  /** Kinds of residence titles (Aufenthaltstitel); by default any, or none. */
  @Optional() @IsListOf(oneOf(TITLE_KINDS), { min: 1, max: TITLE_KINDS.length }) titles?: TitleKind[];
  @Optional() @IsListOf(text(100), { min: 1, max: 200 }) municipalities?: string[];
  /** Laws under which benefits are paid (Rechtskreise). */
  @Optional() @IsListOf(oneOf(REGIMES), { min: 1, max: REGIMES.length }) regimes?: Regime[];
  /** Sealed. */
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

/** Notes that an offered seat was not answered in time (Fristablauf); it is offered to the next. */
export class LapseOffer {
  @Is(id) participant!: string;
  /** A day after the last one for the answer; by default today. */
  @Optional() @Is(day) on?: string;
}

/** Takes a waiting participant off the waiting list (Rücknahme der Anfrage). */
export class WithdrawRequest {
  @Is(id) participant!: string;
  /** Day of the withdrawal; by default today. */
  @Optional() @Is(day) on?: string;
}
