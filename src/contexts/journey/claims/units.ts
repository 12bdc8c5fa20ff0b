import type { Consult } from '../../../kernel/context.js';
import type { Fact } from '../../../kernel/messages.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { type Homes, withHome } from '../../../rules/homes.js';
import type { GrantUnit } from '../../../shapes/financing.js';
import type { ById } from '../../by-id.js';
import type { JourneyFacts } from '../facts.js';

/** What was delivered to the participant and can be charged to a grant. */
export interface Unit {
  /** By what kinds of lines it can be paid. */
  readonly pays: readonly GrantUnit[];
  readonly on: LocalDate;
  readonly programme?: string;
}

/** The units of a journey by their keys, and where the participant lived, in order of the days. */
export interface Units {
  readonly units: ById<Unit>;
  readonly homes: Homes;
}

const TALK: readonly GrantUnit[] = ['coaching-session', 'coaching-hour'];
const LESSON: readonly GrantUnit[] = ['teaching-unit'];
const EXAM: readonly GrantUnit[] = ['exam-fee'];

const unit = (
  known: Units,
  key: string,
  pays: readonly GrantUnit[],
  { happenedOn: on }: Pick<Fact, 'happenedOn'>,
  programme?: string,
): Units => ({ ...known, units: { ...known.units, [key]: { pays, on, programme } } });

const moved = (known: Units, municipality: string, since: LocalDate): Units => ({
  ...known,
  homes: withHome(known.homes, municipality, since),
});

/** Asks the journey itself what was delivered: no chapter keeps hundreds of talks for its decisions. */
export const units: Consult<Units, JourneyFacts> = {
  commands: ['ClaimUnit', 'ClaimUnits'],
  stream: (_: object, __: object, own: string) => own,
  initial: { units: {}, homes: [] },
  evolve: {
    ParticipantRegistered: (known, { data: { municipality }, happenedOn }) =>
      moved(known, municipality, happenedOn),
    DetailsChanged: (known, { data: { municipality }, happenedOn }) =>
      municipality ? moved(known, municipality, happenedOn) : known,
    SessionHeld: (known, { data, ...fact }) =>
      unit(known, `session/${data.session}`, TALK, fact, data.programme),
    CourseAttended: (known, { data, ...fact }) =>
      unit(known, `course/${data.course}/${fact.happenedOn}`, LESSON, fact, data.programme),
    CourseDayNoted: (known, { data, ...fact }) =>
      unit(known, `course/${data.course}/${fact.happenedOn}`, LESSON, fact, data.programme),
    TrainingAttended: (known, { data, ...fact }) =>
      unit(known, `training/${data.training}/${fact.happenedOn}`, LESSON, fact, data.programme),
    ExamTaken: (known, { data, ...fact }) => unit(known, `exam/${data.level}/${fact.happenedOn}`, EXAM, fact),
    TrainingCertified: (known, { data, ...fact }) =>
      unit(known, `certificate/${data.training}/${fact.happenedOn}`, EXAM, fact),
  },
};
