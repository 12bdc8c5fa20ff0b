import type { Day } from '../../calendar.js';
import { all, type Happening, latest, still } from '../happenings.js';

type So = readonly Happening[];

/* What a row of the caseload says of status, plan, consent, contested entries and the end of the journey. */

export const standing = (so: So) => {
  const over = all(so, 'ResidenceTitleExpired', 'ResidenceTitleWithdrawn');
  const end = all(so, 'JourneyClosed', 'JourneyReopened').at(-1);
  const kept = all(so, 'ProcessingRestricted', 'RestrictionLifted', 'PersonErased').at(-1);
  const closed = end?.type === 'JourneyClosed' ? end : undefined;
  return {
    regimes: all(so, 'RegimeStarted').map(({ on, data: { spell, regime, rank } }) => {
      const ended = all(so, 'RegimeEnded').find(({ data }) => data.spell === spell);
      return { id: spell, regime: regime, rank: rank, from: on, to: ended?.on ?? null };
    }),
    titles: all(so, 'ResidenceTitleRecorded').map(({ on, data: { title, kind, validUntil } }) => {
      const ended = over.find(({ data }) => data.title === title);
      return { id: title, kind: kind, from: on, to: ended?.on ?? validUntil ?? null };
    }),
    permissions: all(so, 'WorkPermissionRecorded').map(({ on, data: { permission, scope, validUntil } }) => {
      return { id: permission, scope: scope, from: on, to: validUntil ?? null };
    }),
    planRevisedOn: latest(all(so, 'PlanAgreed', 'PlanRevised'))?.on ?? null,
    tasks: still(so, 'TaskSet', ['TaskDone'], ({ task }) => task).map(({ data: { task, due, owner } }) => {
      return { id: task, due, owner: owner };
    }),
    obstacles: still(so, 'ObstacleRaised', ['ObstacleCleared'], ({ obstacle }) => obstacle).map(
      ({ on, data: { obstacle, kind } }) => ({ id: obstacle, kind: kind, since: on }),
    ),
    consents: still(so, 'ConsentGiven', ['ConsentWithdrawn'], ({ purpose }) => purpose).map(
      ({ data }) => data.purpose as string,
    ),
    contested: still(so, 'EntryContested', ['ContestLifted'], ({ entry }) => entry).map(
      ({ data }) => data.entry,
    ),
    restrictedOn: kept?.type === 'ProcessingRestricted' ? kept.on : null,
    erasedOn: all(so, 'PersonErased').at(-1)?.on ?? null,
    closedOn: closed?.on ?? null,
    closedBecause: closed?.data.because ?? null,
  };
};

interface Held {
  readonly from: Day;
  readonly to: Day | null;
}

export const holdsOn =
  (day: Day) =>
  ({ from, to }: Held): boolean =>
    from <= day && (to === null || to >= day);

/** Of those that hold on a day the one that comes first. */
const first = <H extends Held>(list: readonly H[], day: Day, key: (of: H) => string): H | undefined =>
  list.filter(holdsOn(day)).toSorted((a, b) => (key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0))[0];

const light = (titles: readonly Held[], days: (until: Day) => number, title?: Held): string => {
  if (titles.length === 0) return 'none';
  if (!title) return 'expired';
  const left = title.to === null ? Infinity : days(title.to);
  if (left <= 30) return 'red';
  return left <= 90 ? 'amber' : 'green';
};

/** The same as of a day. */
export const standingOn = (
  { regimes, titles, permissions, planRevisedOn, tasks }: ReturnType<typeof standing>,
  today: Day,
  days: (from: Day, to: Day) => number,
) => {
  const regime = first(regimes, today, ({ rank, from }) => `${rank === 'primary' ? 1 : 0} ${from}`);
  const title = first(titles, today, ({ to }) => to ?? '9999');
  return {
    regime: regime?.regime ?? null,
    regimeSince: regime?.from ?? null,
    titleKind: title?.kind ?? null,
    titleUntil: title?.to ?? null,
    titleLight: light(titles, (until) => days(today, until), title),
    workScope: first(permissions, today, ({ from }) => from)?.scope ?? null,
    planAgeDays: planRevisedOn === null ? null : days(planRevisedOn, today),
    tasksOverdue: tasks.filter(({ due }) => due < today).length,
  };
};
