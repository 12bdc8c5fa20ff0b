import type { Day } from '../../calendar.js';
import { all, type Happening, isA, latest, stays, waits } from '../happenings.js';

/*
 * What a row of the caseload says of a case, whatever the day: each part on its own, from the happenings alone.
 */

const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'];

const open = ({ to }: { to?: Day }): boolean => to === undefined;

export const person = (so: readonly Happening[]) => {
  const registered = all(so, 'ParticipantRegistered')[0]!;
  const changed = all(so, 'DetailsChanged').map(({ data: { phone: _, email: __, ...data } }) => data);
  const assigned = latest(all(so, 'CaseWorkerAssigned', 'HandOverAccepted'));
  const assessed = latest(all(so, 'NeedsAssessed'));
  const {
    familyName,
    givenName = null,
    ageBand,
    sex,
    municipality,
    motherTongue,
    interpreterNeeded,
  } = { ...registered.data, ...Object.assign({}, ...changed) } as typeof registered.data;
  return {
    ...{ familyName, givenName, ageBand, sex, municipality, motherTongue, interpreterNeeded },
    registeredOn: registered.on,
    caseWorker: assigned?.data.caseWorker ?? null,
    caseWorkerSince: assigned?.on ?? null,
    programmes: stays(so)
      .filter(open)
      .map(({ programme }) => programme),
    programmesSince: stays(so)
      .filter(open)
      .map(({ from }) => from),
    waitingFor: waits(so)
      .filter(open)
      .map(({ programme }) => programme),
    needs: assessed?.data.needs ?? [],
    needsAssessedOn: assessed?.on ?? null,
    leftProgrammeOn:
      stays(so)
        .flatMap(({ to }) => to ?? [])
        .toSorted()
        .at(-1) ?? null,
    lostCertificates: all(so, 'CertificateRecorded').filter(({ data }) => data.status === 'lost').length,
  };
};

export const contact = (so: readonly Happening[]) => {
  const scheduled = all(so, 'SessionScheduled');
  const settled = all(so, 'SessionHeld', 'SessionMissed', 'SessionCancelled').map(({ data }) => data.session);
  const last = latest(all(so, 'SessionHeld', 'SessionMissed'));
  const held = all(so, 'SessionHeld').toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const channel =
    last?.type === 'SessionHeld'
      ? last.data.channel
      : scheduled.find(({ data }) => data.session === last?.data.session)?.data.channel;
  return {
    lastContactOn: last?.on ?? null,
    lastContactChannel: channel ?? null,
    lastContactKept: last ? last.type === 'SessionHeld' : null,
    contactDays: held.map(({ on }) => on).slice(-40),
    contactChannels: held.map(({ data }) => data.channel as string).slice(-40),
    appointments: scheduled
      .filter(({ data }) => !settled.includes(data.session))
      .map(({ data: { session, plannedFor, at = null, channel } }) => ({
        session,
        on: plannedFor,
        at,
        channel,
      })),
  };
};

/** Courses that nobody has left, with the days missed since the last attended one. */
const goingOn = (so: readonly Happening[]) => {
  const left = all(so, 'CourseLeft').map(({ data }) => data.course);
  return all(so, 'CourseEnrolled')
    .filter(({ data }) => !left.includes(data.course))
    .map(({ data: { course, units } }) => {
      const attended = all(so, 'CourseAttended').filter(({ data }) => data.course === course);
      const missed = all(so, 'CourseDayMissed').filter(({ data }) => data.course === course);
      const attendedOn =
        attended
          .map(({ on }) => on)
          .toSorted()
          .at(-1) ?? null;
      return {
        course,
        units,
        attended: attended.reduce((sum, { data }) => sum + data.units, 0),
        attendedOn,
        missedOn: missed
          .map(({ on }) => on)
          .filter((on) => attendedOn === null || on > attendedOn)
          .toSorted(),
      };
    });
};

/** Days on attendance lists of courses on offer. */
const listed = (so: readonly Happening[]) => {
  const noted = all(so, 'CourseDayNoted');
  const days = (there: boolean) =>
    noted
      .filter(({ data }) => data.units > 0 === there)
      .map(({ on }) => on)
      .toSorted();
  const listAttendedOn = days(true).at(-1) ?? null;
  return { listAttendedOn, listMissedOn: days(false).filter((on) => on > (listAttendedOn ?? '')) };
};

export const language = (so: readonly Happening[]) => {
  const found = all(so, 'LanguageSkillRecorded').filter(({ data }) => data.language === 'de');
  const passed = all(so, 'ExamTaken').filter(({ data }) => data.result === 'passed');
  const levels = [...found, ...passed].map(({ data }) => LEVELS.indexOf(data.level));
  const courses = goingOn(so);
  const course = courses.at(-1);
  return {
    germanLevel: LEVELS[Math.max(...levels)] ?? null,
    courses,
    course: course?.course ?? null,
    courseUnits: course?.units ?? null,
    unitsAttended: course?.attended ?? 0,
    ...listed(so),
    absencesInARow: Math.max(course?.missedOn.length ?? 0, listed(so).listMissedOn.length),
  };
};

export const internship = (so: readonly Happening[]) => {
  const cancelled = all(so, 'InternshipCancelled').map(({ data }) => data.internship);
  const last = all(so, 'InternshipAgreed').at(-1)?.data;
  const agreed = last && cancelled.includes(last.internship) ? undefined : last;
  const its = so
    .filter(isA('InternshipStarted', 'InternshipExtended', 'InternshipEnded'))
    .filter(({ data }) => data.internship === agreed?.internship);
  const extensions = all(its, 'InternshipExtended');
  const ended = all(its, 'InternshipEnded').at(-1);
  const reasons = [agreed, ...extensions.map(({ data }) => data)].map((data) => data?.reason).filter(Boolean);
  return {
    internship: agreed?.internship ?? null,
    internshipEmployer: agreed?.employer ?? null,
    internshipFrom: all(its, 'InternshipStarted').at(-1)?.on ?? agreed?.plannedFrom ?? null,
    internshipTo: ended?.on ?? extensions.at(-1)?.data.plannedTo ?? agreed?.plannedTo ?? null,
    internshipEnded: ended !== undefined,
    internshipReason: reasons.at(-1) ?? null,
  };
};

export const recognition = (so: readonly Happening[]) => {
  const filed = latest(all(so, 'RecognitionFiled'));
  const its = so
    .filter(
      isA(
        ...(['RecognitionReceiptConfirmed', 'RecognitionDocumentsCompleted'] as const),
        ...(['RecognitionDecided', 'RecognitionAppealed', 'RecognitionExtended'] as const),
        ...(['RecognitionSuspended', 'RecognitionResumed', 'RecognitionAccelerated'] as const),
      ),
    )
    .filter(({ data }) => data.procedure === filed?.data.procedure);
  // An appeal opens the procedure again.
  const word = all(its, 'RecognitionDecided', 'RecognitionAppealed').at(-1);
  const decided = word?.type === 'RecognitionDecided' ? word : undefined;
  const pauses = its.flatMap(({ type, on }, index) => {
    const end = its.slice(index).find((later) => later.type === 'RecognitionResumed');
    return type === 'RecognitionSuspended' ? [{ from: on, to: end?.on ?? null }] : [];
  });
  return {
    recognition: filed?.data.procedure ?? null,
    recognitionOccupation: filed?.data.occupation ?? null,
    recognitionFiledOn: filed?.on ?? null,
    recognitionReceiptOn: all(its, 'RecognitionReceiptConfirmed').at(-1)?.on ?? null,
    recognitionCompleteOn: all(its, 'RecognitionDocumentsCompleted').at(-1)?.on ?? null,
    recognitionAcceleratedOn: all(its, 'RecognitionAccelerated').at(-1)?.on ?? null,
    recognitionExtendedTo: all(its, 'RecognitionExtended').at(-1)?.data.until ?? null,
    recognitionPauses: pauses,
    recognitionDecidedOn: decided?.on ?? null,
    recognitionResult: decided?.data.result ?? null,
  };
};

export const placement = (so: readonly Happening[]) => {
  const placed = latest(all(so, 'Placed'));
  const its = so
    .filter(isA('Retained', 'PlacementEnded'))
    .filter(({ data }) => data.placement === placed?.data.placement);
  return {
    placement: placed?.data.placement ?? null,
    placementKind: placed?.data.kind ?? null,
    placedOn: placed?.on ?? null,
    placementEndedOn: all(its, 'PlacementEnded').at(-1)?.on ?? null,
    retained: all(its, 'Retained').map(({ data }) => data.after as string),
  };
};
