import { all, type Happening, latest } from '../happenings.js';
import { byId, distinct, since } from './parts.js';

type So = readonly Happening[];

/* Courses, trainings and the recognition of what was learnt elsewhere. */

export const language = (so: So) => ({
  courses: byId(
    all(so, 'CourseEnrolled').map(({ data: { course, programme, units } }) => {
      const its = <H extends { data: { course: string } }>(some: readonly H[]) =>
        some.filter(({ data }) => data.course === course);
      const attended = its(all(so, 'CourseAttended'));
      return [
        course,
        {
          ...{ programme, units, startedOn: its(all(so, 'CourseStarted'))[0]?.on },
          leftOn: its(all(so, 'CourseLeft'))[0]?.on,
          attendedUnits: attended.reduce((sum, { data }) => sum + data.units, 0),
          attendedOn: its(all(so, 'CourseAttended', 'CourseDayMissed')).map(({ on }) => on),
        },
      ];
    }),
  ),
  exams: all(so, 'ExamTaken').map(({ on, data: { level, result } }) => ({ on, level, result })),
});

export const training = (so: So) => {
  const suitability = all(so, 'SuitabilityAssessed');
  const tools = all(so, 'ToolExperienceFound');
  return {
    trainings: byId(
      all(so, 'TrainingAgreed').map(({ data: { training, programme, kind, units } }) => {
        const its = <H extends { data: { training: string } }>(some: readonly H[]) =>
          some.filter(({ data }) => data.training === training);
        const reached = its(all(so, 'TrainingCertified')).filter(({ data }) => data.result === 'passed');
        return [
          training,
          {
            ...{ programme, kind, units, startedOn: its(all(so, 'TrainingStarted'))[0]?.on },
            leftOn: its(all(so, 'TrainingLeft'))[0]?.on,
            attendedUnits: its(all(so, 'TrainingAttended')).reduce((sum, { data }) => sum + data.units, 0),
            attendedOn: its(all(so, 'TrainingAttended', 'TrainingDayMissed')).map(({ on }) => on),
            certificates: reached.map(({ data }) => data.certificate),
          },
        ];
      }),
    ),
    suitability: byId(
      distinct(suitability.map(({ data }) => data.occupation)).map((occupation) => [
        occupation,
        since(
          latest(suitability.filter(({ data }) => data.occupation === occupation)),
          ({ data }) => data.suitability,
        ),
      ]),
    ),
    tools: byId(
      distinct(tools.map(({ data }) => data.tools)).map((kind) => [
        kind,
        since(latest(tools.filter(({ data }) => data.tools === kind)), ({ data }) => data.experience),
      ]),
    ),
  };
};

/** Between a beginning and an end of the same kind, the last word counts. */
const lasting = (so: So, begin: Happening['type'], end: Happening['type'], procedure: string) => {
  const word = so.findLast(
    ({ type, data }) =>
      (type === begin || type === end) && (data as { procedure?: string }).procedure === procedure,
  );
  return word?.type === begin ? word.on : undefined;
};

export const recognition = (so: So) => ({
  procedures: byId(
    all(so, 'RecognitionFiled').map(({ on: filedOn, data: { procedure } }) => {
      const its = <H extends { data: { procedure: string } }>(some: readonly H[]) =>
        some.findLast(({ data }) => data.procedure === procedure);
      const decided = its(all(so, 'RecognitionDecided'));
      return [
        procedure,
        {
          filedOn,
          receiptOn: its(all(so, 'RecognitionReceiptConfirmed'))?.on,
          documentsOn: its(all(so, 'RecognitionDocumentsCompleted'))?.on,
          // An appeal opens the procedure again.
          acceleratedOn: its(all(so, 'RecognitionAccelerated'))?.on,
          decidedOn: lasting(so, 'RecognitionDecided', 'RecognitionAppealed', procedure),
          result: decided?.data.result,
          suspendedOn: lasting(so, 'RecognitionSuspended', 'RecognitionResumed', procedure),
          extendedTo: its(all(so, 'RecognitionExtended'))?.data.until,
          extensions:
            all(so, 'RecognitionExtended').filter(({ data }) => data.procedure === procedure).length ||
            undefined,
          measureOn: lasting(so, 'RecognitionMeasureStarted', 'RecognitionMeasureCompleted', procedure),
          appealedOn: its(all(so, 'RecognitionAppealed'))?.on,
        },
      ];
    }),
  ),
});
