import type { Consult } from '../../../kernel/context.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { refuseIf } from '../../../kernel/messages.js';
import { type Applicant, applicantFor } from '../../applicant.js';
import { type Admission, admissionOn, judge, unmet, withAdmission } from '../../eligibility.js';
import type { ProgrammeFacts } from '../../programme/facts.js';

const COMMANDS = ['CheckEligibility', 'GrantException', 'TakeSeat'];

/** What the chapter asks before it judges: the programme for its conditions, and its own journey for the person. */
export interface Asked {
  readonly admission: Conditions;
  readonly applicant: Applicant;
}

interface Conditions {
  /** Whether there is such a programme. */
  readonly defined: boolean;
  /** In order of their days. */
  readonly terms: readonly Admission[];
}

const admission: Consult<Conditions, ProgrammeFacts> = {
  commands: COMMANDS,
  stream: ({ programme }: { readonly programme: string }) => `programme-${programme}`,
  initial: { defined: false, terms: [] },
  evolve: {
    ProgrammeDefined: (known) => ({ ...known, defined: true }),
    AdmissionSet: ({ defined, terms }, { data: { reason: _, ...next }, happenedOn }) => ({
      defined,
      terms: withAdmission(terms, { ...next, from: happenedOn }),
    }),
  },
};

export const consults = { admission, applicant: applicantFor(...COMMANDS) };

/** The conditions of a day, one by one. */
export const checked = ({ admission: { terms }, applicant }: Asked, on: LocalDate) => {
  const conditions = admissionOn(terms, on);
  const rules = judge(conditions, applicant, on);
  return { conditionsFrom: conditions?.from, eligible: unmet(rules).length === 0, rules };
};

export const knownProgramme = ({ admission }: Asked) =>
  refuseIf(!admission.defined, 'unknown-programme', 'There is no programme with this id. Look it up again.');
