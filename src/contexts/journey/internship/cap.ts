import type { Consult } from '../../../kernel/context.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { type RuleChange, ruleOn } from '../../../rules/in-force.js';
import type { ProgrammeFacts } from '../../programme/facts.js';
import { find } from '../../by-id.js';
import { type Enrolment, programmeOn } from '../enrolment/decider.js';
import type { Internships } from './decider.js';

/** How many days an internship may last in a programme, if there is one, and from which days it was otherwise. */
export interface Cap {
  readonly days?: number;
  readonly amended: readonly { readonly from: LocalDate; readonly days: number }[];
}

/** The cap in force on a day. */
export const capOn = ({ days, amended }: Cap, on: LocalDate, rules: readonly RuleChange[]): number =>
  amended.reduce((best, next) => (next.from <= on && next.from >= best.from ? next : best), {
    from: '',
    days: days ?? ruleOn('internship-cap', on, rules)!,
  }).days;

interface Asks {
  readonly internship?: string;
  readonly programme?: string;
  readonly plannedFrom?: LocalDate;
}

interface Slices {
  readonly enrolment: Enrolment;
  readonly internship: Internships;
}

/** The programme of the internship that a command names, or in which a new one will count. */
const programmeOf = ({ internship, programme, plannedFrom }: Asks, slices: Slices): string | undefined =>
  plannedFrom
    ? programmeOn(slices.enrolment, plannedFrom, programme).programme
    : find(slices.internship.internships, internship)?.programme;

/** Asks the programme for its cap. */
export const programme: Consult<Cap, ProgrammeFacts> = {
  commands: ['AgreeInternship', 'ExtendInternship', 'EndInternship'],
  stream: (command: Asks, slices: Slices) => {
    const id = programmeOf(command, slices);
    return id && `programme-${id}`;
  },
  initial: { amended: [] },
  evolve: {
    ProgrammeDefined: (cap, { data }) => ({ ...cap, days: data.internshipCapDays }),
    ProgrammeAmended: (cap, { data, happenedOn }) =>
      data.internshipCapDays === undefined
        ? cap
        : { ...cap, amended: [...cap.amended, { from: happenedOn, days: data.internshipCapDays }] },
  },
};
