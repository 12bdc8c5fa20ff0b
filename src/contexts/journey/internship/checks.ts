import { daysCovered, type LocalDate } from '../../../kernel/local-date.js';
import { reasonIf, refuseIf } from '../../../kernel/messages.js';

export interface Internship {
  readonly programme?: string;
  readonly plannedFrom: LocalDate;
  readonly plannedTo: LocalDate;
  readonly startedOn?: LocalDate;
  readonly endedOn?: LocalDate;
  readonly cancelledOn?: LocalDate;
}

export const agreed = (internship: Internship | undefined) =>
  refuseIf(
    !internship,
    'unknown-internship',
    'There is no internship with this id in this journey. Record it first with agree-internship.',
  ) ??
  refuseIf(
    !!internship?.cancelledOn,
    'internship-cancelled',
    `This internship was called off on ${internship?.cancelledOn}. Agree a new one with agree-internship.`,
  );

export const overCap = (from: LocalDate | undefined, to: LocalDate, cap: number): boolean =>
  !!from && daysCovered(from, to) > cap;

export const reasonOverCap = (over: boolean, reason: string | undefined, cap: number) =>
  reasonIf(over, reason, `The internship lasts longer than the ${cap} days of the programme. Say why.`);
