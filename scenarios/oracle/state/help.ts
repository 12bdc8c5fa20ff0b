import { all, type Happening, latest, still } from '../happenings.js';
import { byId } from './parts.js';

type So = readonly Happening[];

/* What was agreed, and what was talked about and referred to. */

export const plan = (so: So) => ({
  agreedOn: all(so, 'PlanAgreed').at(-1)?.on,
  revisedOn: latest(all(so, 'PlanAgreed', 'PlanRevised'))?.on,
  approvedOn: latest(all(so, 'PlanApproved'))?.on,
  tasks: byId(
    still(so, 'TaskSet', ['TaskDone'], ({ task }) => task).map(({ on, data: { task, due, owner } }) => [
      task,
      { setOn: on, due, owner },
    ]),
  ),
  obstacles: byId(
    still(so, 'ObstacleRaised', ['ObstacleCleared'], ({ obstacle }) => obstacle).map(
      ({ on, data: { obstacle, kind } }) => [obstacle, { kind, since: on }],
    ),
  ),
});

export const coaching = (so: So) => {
  const held = all(so, 'SessionHeld');
  const settled = all(so, 'SessionHeld', 'SessionMissed', 'SessionCancelled').map(({ data }) => data.session);
  const open = all(so, 'SessionScheduled').filter(({ data }) => !settled.includes(data.session));
  const confirmed = all(so, 'MediatorConfirmed').map(({ data }) => data.session);
  return {
    openAppointments: byId(open.map(({ data }) => [data.session, data.plannedFor])),
    mediators: byId(
      all(so, 'MediatorRequested')
        .filter(({ data }) => !settled.includes(data.session))
        .map(({ data }) => [data.session, confirmed.includes(data.session)]),
    ),
    sessionsHeld: held.length,
    lastHeldOn: latest(held)?.on,
  };
};

const answerOf = (so: So, referral: string): string => {
  const answer = all(so, 'ReferralAccepted', 'ReferralDeclined').find(
    ({ data }) => data.referral === referral,
  );
  if (!answer) return 'open';
  return answer.type === 'ReferralAccepted' ? 'accepted' : 'declined';
};

export const support = (so: So) => {
  const events = all(so, 'GroupEventRegistered', 'GroupEventWaitlisted', 'GroupEventLeft');
  const courses = all(so, 'CoursePlaceReceived', 'CoursePlaceAwaited', 'CoursePlaceGivenUp');
  return {
    referrals: byId(
      all(so, 'ReferralMade').map(({ on, data: { referral } }) => [
        referral,
        { madeOn: on, status: answerOf(so, referral) },
      ]),
    ),
    // Of each event and course the last word.
    events: byId(
      events.flatMap((one) => {
        if (events.findLast(({ data }) => data.event === one.data.event) !== one) return [];
        if (one.type === 'GroupEventLeft') return [];
        return [[one.data.event, one.type === 'GroupEventRegistered' ? one.data.date : 'waiting']];
      }),
    ),
    dates: byId(
      all(so, 'GroupEventAttended', 'GroupEventMissed').map(({ type, data }) => [
        data.date,
        type === 'GroupEventAttended' ? 'attended' : 'missed',
      ]),
    ),
    courseDays: byId(
      all(so, 'CourseDayNoted').map(({ on, data: { programme: _, ...day } }) => [`${day.course}/${on}`, day]),
    ),
    courses: byId(
      courses.flatMap((one) => {
        if (courses.findLast(({ data }) => data.course === one.data.course) !== one) return [];
        if (one.type === 'CoursePlaceGivenUp') return [];
        return [[one.data.course, one.type === 'CoursePlaceReceived' ? 'place' : 'waiting']];
      }),
    ),
  };
};
