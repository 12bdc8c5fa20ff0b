import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { reasonIf, recorder, warnIf } from '../../../kernel/messages.js';
import type { Experience, Suitability, TrainingKind } from '../../../shapes/training-words.js';
import { type ById, changed, find } from '../../by-id.js';
import { notInFuture, rightOrder } from '../../rules.js';
import { latest, type Since } from '../../since.js';
import {
  attended,
  type Course,
  countedIn,
  joined,
  mayLeave,
  mayStart,
  overUnits,
  reportable,
} from '../attendance.js';
import { type Enrolment, programmeOn } from '../enrolment/decider.js';
import type * as commands from './commands.dto.js';
import type { TrainingFacts } from './facts.js';

interface Training extends Course {
  readonly kind: TrainingKind;
  /** Certificates that were reached. */
  readonly certificates: readonly string[];
}

export interface Trainings {
  /** By training id. */
  readonly trainings: ById<Training>;
  /** By occupation. */
  readonly suitability: ById<Since<Suitability>>;
  /** By kind of tools. */
  readonly tools: ById<Since<Experience>>;
}

const record = recorder<TrainingFacts>();

const certified = ({ trainings }: Trainings, training: string, certificate: string) => ({
  certificates: [...(find(trainings, training)?.certificates ?? []), certificate],
});

export const decider: Decider<
  'training',
  Trainings,
  CommandsOf<typeof commands>,
  TrainingFacts,
  { readonly enrolment: Enrolment }
> = {
  initial: { trainings: {}, suitability: {}, tools: {} },

  decide: {
    AgreeTraining: ({ on, ...agreed }, { enrolment }, given) => {
      const agreedOn = on ?? given.today;
      const { programme, plannedFrom, plannedTo } = agreed;
      return (
        notInFuture(agreedOn, given) ??
        rightOrder(plannedFrom, plannedTo) ??
        (programme ? programmeOn(enrolment, agreedOn, programme).refusal : undefined) ??
        record('TrainingAgreed', agreedOn, { ...agreed, training: given.commandId })
      );
    },

    StartTraining: ({ training, on }, { training: { trainings } }, given) => {
      const its = find(trainings, training);
      if (its?.startedOn === on) return [];
      return mayStart(its, on, given) ?? record('TrainingStarted', on, { training });
    },

    ReportTrainingDay: (
      { on, programme, absentUnits = 0, ...report },
      { training: { trainings }, enrolment },
      given,
    ) => {
      const its = find(trainings, report.training);
      const counted = countedIn(enrolment, on, its?.programme, programme);
      const over = overUnits(its, report.units);
      const { training, reason } = report;
      return (
        reportable(its, on, report.units + absentUnits, given) ??
        (report.units === 0
          ? record('TrainingDayMissed', on, { training, absentUnits, reason })
          : undefined) ??
        counted.refusal ??
        reasonIf(over, reason, `The training has ${its?.units} units. Say why there were more.`) ??
        record(
          'TrainingAttended',
          on,
          { ...report, programme: counted.programme, absentUnits },
          warnIf(over, 'over-course-units'),
        )
      );
    },

    CertifyTraining: ({ on, ...result }, { training: { trainings } }, given) => {
      const its = find(trainings, result.training);
      return (
        joined(its) ??
        notInFuture(on, given) ??
        (its?.certificates.includes(result.certificate) ? [] : record('TrainingCertified', on, result))
      );
    },

    LeaveTraining: ({ on, ...left }, { training: { trainings } }, given) =>
      mayLeave(find(trainings, left.training), on, left.because === 'completed', given) ??
      record('TrainingLeft', on, left),

    AssessSuitability: ({ on, ...assessed }, _, given) =>
      notInFuture(on, given) ?? record('SuitabilityAssessed', on ?? given.today, assessed),
    RecordToolExperience: ({ on, ...found }, _, given) =>
      notInFuture(on, given) ?? record('ToolExperienceFound', on ?? given.today, found),
  },

  evolve: {
    TrainingAgreed: (state, { data: { training, programme, kind, units } }) => ({
      ...state,
      trainings: {
        ...state.trainings,
        [training]: { programme, kind, units, attendedUnits: 0, attendedOn: [], certificates: [] },
      },
    }),
    TrainingStarted: (state, { data: { training }, happenedOn }) => ({
      ...state,
      trainings: changed(state.trainings, training, { startedOn: happenedOn }),
    }),
    TrainingAttended: (state, { data: { training, units }, happenedOn }) => ({
      ...state,
      trainings: attended(state.trainings, training, happenedOn, units),
    }),
    TrainingDayMissed: (state, { data: { training }, happenedOn }) => ({
      ...state,
      trainings: attended(state.trainings, training, happenedOn, 0),
    }),
    TrainingCertified: (state, { data: { training, certificate, result } }) =>
      result === 'failed'
        ? state
        : {
            ...state,
            trainings: changed(state.trainings, training, certified(state, training, certificate)),
          },
    TrainingLeft: (state, { data: { training }, happenedOn }) => ({
      ...state,
      trainings: changed(state.trainings, training, { leftOn: happenedOn }),
    }),
    SuitabilityAssessed: (state, { data: { occupation, suitability }, happenedOn }) => ({
      ...state,
      suitability: {
        ...state.suitability,
        [occupation]: latest(find(state.suitability, occupation), suitability, happenedOn),
      },
    }),
    ToolExperienceFound: (state, { data: { tools, experience }, happenedOn }) => ({
      ...state,
      tools: { ...state.tools, [tools]: latest(find(state.tools, tools), experience, happenedOn) },
    }),
  },
};
