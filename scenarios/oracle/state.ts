import { all, type Happening, latest, plain, stays, type Testimony, waits } from './happenings.js';

type Entries = readonly (readonly [id: string, thing: object])[];

const byId = (entries: Entries): object => Object.fromEntries(entries);

const since = <H extends { on: string }, V>(found: H | undefined, value: (of: H) => V) =>
  found && { value: value(found), since: found.on };

const intake = (so: readonly Happening[]) => {
  const skills = all(so, 'LanguageSkillRecorded');
  const languages = [...new Set(skills.map(({ data }) => data.language))];
  return {
    participant: all(so, 'ParticipantRegistered')[0]?.data,
    needs: since(latest(all(so, 'NeedsAssessed')), ({ data }) => data.needs),
    certificates: byId(
      all(so, 'CertificateRecorded').map(({ data: { certificate, kind, country, status } }) => [
        certificate,
        { kind, country, status },
      ]),
    ),
    languages: byId(
      languages.map((language) => {
        const best = latest(skills.filter(({ data }) => data.language === language));
        return [language, since(best, ({ data }) => data.level)!];
      }),
    ),
    skills: {},
    experience: {},
  };
};

const assignment = (so: readonly Happening[]) => ({
  caseWorker: since(latest(all(so, 'CaseWorkerAssigned')), ({ data }) => data.caseWorker),
  offers: {},
});

/** Chapters of which no scenario tells yet. */
const untold = {
  identity: { households: {}, consents: {} },
  plan: { tasks: {}, obstacles: {} },
  status: { courses: {}, titles: {}, permissions: {}, spells: {} },
  training: { trainings: {}, suitability: {}, tools: {} },
  support: { referrals: {}, events: {}, dates: {}, courses: {} },
  closing: {},
  corrections: { contested: {} },
};

const coaching = (so: readonly Happening[]) => {
  const held = all(so, 'SessionHeld');
  const settled = all(so, 'SessionHeld', 'SessionMissed', 'SessionCancelled').map(({ data }) => data.session);
  const open = all(so, 'SessionScheduled').filter(({ data }) => !settled.includes(data.session));
  return {
    openAppointments: Object.fromEntries(open.map(({ data }) => [data.session, data.plannedFor])),
    mediators: {},
    sessionsHeld: held.length,
    lastHeldOn: latest(held)?.on,
  };
};

const language = (so: readonly Happening[]) => ({
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

const internship = (so: readonly Happening[]) => ({
  internships: byId(
    all(so, 'InternshipAgreed').map(({ data: { internship, programme, plannedFrom, plannedTo } }) => {
      const its = <H extends { data: { internship: string } }>(some: readonly H[]) =>
        some.filter(({ data }) => data.internship === internship);
      return [
        internship,
        {
          ...{ programme, plannedFrom },
          plannedTo: its(all(so, 'InternshipExtended')).at(-1)?.data.plannedTo ?? plannedTo,
          startedOn: its(all(so, 'InternshipStarted'))[0]?.on,
          endedOn: its(all(so, 'InternshipEnded'))[0]?.on,
        },
      ];
    }),
  ),
});

const recognition = (so: readonly Happening[]) => ({
  procedures: byId(
    all(so, 'RecognitionFiled').map(({ on: filedOn, data: { procedure } }) => {
      const its = <H extends { data: { procedure: string } }>(some: readonly H[]) =>
        some.find(({ data }) => data.procedure === procedure);
      const decided = its(all(so, 'RecognitionDecided'));
      return [
        procedure,
        {
          filedOn,
          receiptOn: its(all(so, 'RecognitionReceiptConfirmed'))?.on,
          documentsOn: its(all(so, 'RecognitionDocumentsCompleted'))?.on,
          ...{ decidedOn: decided?.on, result: decided?.data.result },
        },
      ];
    }),
  ),
});

const placement = (so: readonly Happening[]) => ({
  ...{ matches: {}, secured: {}, mentors: {} },
  placements: byId(
    all(so, 'Placed').map(({ on: startedOn, data: { placement } }) => {
      const retained = all(so, 'Retained').filter(({ data }) => data.placement === placement);
      const ended = all(so, 'PlacementEnded').find(({ data }) => data.placement === placement);
      return [placement, { startedOn, retained: retained.map(({ data }) => data.after), endedOn: ended?.on }];
    }),
  ),
});

const offers = (so: readonly Happening[]) => all(so, 'SeatOfferReceived').map(({ data }) => data.programme);

const enrolment = (so: readonly Happening[]) => ({
  episodes: stays(so),
  waiting: Object.fromEntries(
    waits(so)
      .filter(({ to }) => to === undefined)
      .map(({ programme }) => [programme, offers(so).includes(programme) ? 'offered' : 'waiting']),
  ),
});

/** A journey's state, chapter by chapter. */
export const journeyState = (so: readonly Happening[]): object =>
  plain({
    ...untold,
    intake: intake(so),
    assignment: assignment(so),
    enrolment: enrolment(so),
    coaching: coaching(so),
    language: language(so),
    internship: internship(so),
    recognition: recognition(so),
    placement: placement(so),
  });

/** Who has a seat, and who waits for one in which order. */
export const seatsAndQueue = ({ people }: Testimony): { seats: string[]; queue: string[] } => {
  const open = (of: typeof stays) =>
    [...people]
      .flatMap(([id, so]) =>
        of(so)
          .filter(({ to }) => to === undefined)
          .map(({ from }) => ({ id, from })),
      )
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ id }) => id);
  return { seats: open(stays).toSorted(), queue: open(waits) };
};
