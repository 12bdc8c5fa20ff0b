import { addDays, type Day, daysBetween } from '../../calendar.js';
import {
  admissionOn,
  all,
  cases,
  type Happening,
  histories,
  openOffers,
  still,
  type Testimony,
  waits,
} from '../happenings.js';
import { openingLines } from './employers.js';
import { type Counting, listsOf, small } from './lists.js';
import { waitingListOf } from './group-events.js';
import { matchesOf } from './matches.js';
import { isClosed, linesOf, personLine } from './people.js';
import { standing } from './standing.js';

type So = readonly Happening[];

/* What lies on a desk: matches on their way, what ends soon, who waits, and cases that were offered to others. */

type Match = ReturnType<typeof matchesOf>[number];

const STEPS = [
  ['offeredOn', 'offered'],
  ['interviewedOn', 'interviewed'],
  ['appliedOn', 'applied'],
  ['matchedOn', 'matched'],
] as const;

const stepOf = (match: Match): string => {
  if (match.because === 'placed') return 'placed';
  return match.endedOn ? 'ended' : STEPS.find(([day]) => match[day])![1];
};

export const matches: Counting = {
  name: 'matches',
  count: (testimony, today) => {
    const openings = new Map(openingLines(testimony, today).map((each) => [each.id, each]));
    const rows = linesOf(testimony, (so) =>
      matchesOf(so).map((match) => {
        const { employerName, occupation, kind } = openings.get(match.opening)!;
        const since = match.endedOn ?? STEPS.map(([day]) => match[day]).find(Boolean)!;
        return { ...match, employerName, occupation, kind, step: stepOf(match), since };
      }),
    );
    type Line = (typeof rows)[number];
    const sorts = {
      since: ({ since }: Line) => since,
      employer: ({ employerName }: Line) => small(employerName),
    };
    const words = {
      step: ({ step }: Line) => step,
      caseWorker: ({ caseWorker }: Line) => caseWorker ?? [],
      employer: ({ employer }: Line) => employer,
    };
    return { rows, lists: listsOf(rows, sorts, words) };
  },
};

const light = (daysLeft: number): string => {
  if (daysLeft < 0) return 'expired';
  if (daysLeft <= 30) return 'red';
  return daysLeft <= 90 ? 'amber' : 'green';
};

interface Paper {
  readonly id: string;
  readonly kind: string;
  readonly from: Day;
  readonly to: Day | null;
}

/** What nothing of the same sort outlasts. */
const ending = (what: string, papers: readonly Paper[], today: Day) =>
  papers
    .filter(({ to }) => to !== null && papers.every((other) => other.to !== null && other.to <= to))
    .map(({ id, kind, from, to: until }) => {
      const daysLeft = daysBetween(today, until!);
      return { id, what, kind, from, until: until!, daysLeft, light: light(daysLeft) };
    });

export const expiries: Counting = {
  name: 'expiries',
  asked: 'within=3650',
  count: (testimony, today) => {
    const rows = linesOf(testimony, (so) => {
      if (isClosed(so)) return [];
      const { titles, permissions, regimes } = standing(so);
      return [
        ...ending('residence-title', titles, today),
        ...ending(
          'work-permission',
          permissions.map(({ scope: kind, ...each }) => ({ kind, ...each })),
          today,
        ),
        ...ending(
          'regime',
          regimes.map(({ regime: kind, ...each }) => ({ kind, ...each })),
          today,
        ),
      ];
    });
    type Line = (typeof rows)[number];
    const sorts = {
      until: ({ until }: Line) => until,
      'case-worker': ({ caseWorker, until }: Line) => `${caseWorker ?? '~'} ${until}`,
    };
    const words = {
      what: ({ what }: Line) => what,
      light: ({ light }: Line) => light,
      caseWorker: ({ caseWorker }: Line) => caseWorker ?? [],
    };
    return { rows, lists: listsOf(rows, sorts, words) };
  },
};

/** Queues in their order: of the programme, of courses and of group events. */
const queues = (testimony: Testimony) => {
  const people = histories(testimony, 'journeys');
  const { title } = all(histories(testimony, 'programmes').get(testimony.programme)!, 'ProgrammeDefined')[0]!
    .data;
  const programme = [...people]
    .flatMap(([participant, so]) =>
      waits(so)
        .filter(({ to }) => to === undefined)
        .map(({ from: since }) => ({ participant, since })),
    )
    .toSorted((a, b) => (a.since < b.since ? -1 : 1));
  const ofCourse = (so: So) =>
    still(
      so,
      'CoursePlaceWaitlisted',
      ['CoursePlacePromoted', 'CourseRequestWithdrawn'],
      (data) => data.participant,
    ).map(({ on: since, data: { participant } }) => ({ participant, since }));
  return [
    { waitingFor: 'programme', of: testimony.programme, title, queue: programme },
    ...[...histories(testimony, 'courses')].map(([of, so]) => {
      return {
        waitingFor: 'course',
        of,
        title: all(so, 'CourseOffered')[0]!.data.title,
        queue: ofCourse(so),
      };
    }),
    ...[...histories(testimony, 'group-events')].map(([of, so]) => {
      const { title } = all(so, 'GroupEventPlanned')[0]!.data;
      return { waitingFor: 'group-event', of, title, queue: waitingListOf(so) };
    }),
  ];
};

/** Whether a seat is kept for somebody who waits, and until when. */
const offerTo = (programme: So, participant: string, today: Day) => {
  const offeredOn = openOffers(programme).find(({ data }) => data.participant === participant)?.on ?? null;
  const days = offeredOn && admissionOn(programme, offeredOn)?.data.offerDays;
  const answerBy = offeredOn && days ? addDays(offeredOn, days) : null;
  const late = answerBy !== null && answerBy < today;
  return { offeredOn, offer: offeredOn && (late ? 'overdue' : 'open'), answerBy };
};

export const waitingLists: Counting = {
  name: 'waiting-lists',
  count: (testimony, today) => {
    const rows = queues(testimony).flatMap(({ waitingFor, of, title, queue }) =>
      queue.map(({ participant, since }, index) => ({
        ...{ id: `${of}/${participant}`, waitingFor, of, title, since, place: index + 1 },
        ...personLine(participant, histories(testimony, 'journeys').get(participant)!),
        days: daysBetween(since, today),
        ...offerTo(histories(testimony, 'programmes').get(of) ?? [], participant, today),
      })),
    );
    type Line = (typeof rows)[number];
    const words = { waitingFor: ({ waitingFor }: Line) => waitingFor, of: ({ of }: Line) => of };
    return { rows, lists: listsOf(rows, { since: ({ since }: Line) => since }, words) };
  },
};

export const handOvers: Counting = {
  name: 'hand-overs',
  count: (testimony, today) => {
    const rows = linesOf(testimony, (so) =>
      isClosed(so)
        ? []
        : still(so, 'HandOverOffered', ['HandOverAccepted', 'HandOverDeclined'], (data) => data.handOver).map(
            ({ on: offeredOn, data: { handOver: id, to } }) => {
              return { id, to, offeredOn, days: daysBetween(offeredOn, today) };
            },
          ),
    );
    return { rows, lists: {} };
  },
};

/** Of the programme, by reason. */
export const dropOuts: Counting = {
  name: 'drop-outs',
  asked: (testimony) => `programme=${testimony.programme}`,
  count: (testimony) => {
    const left = [...cases(testimony)].flatMap(([id, so]) =>
      all(so, 'DroppedOut').map(({ data: { because } }) => ({ id, because })),
    );
    const rows = [...new Set(left.map(({ because }) => because))].map((because) => {
      const its = left.filter((each) => each.because === because);
      return { id: because, dropOuts: its.length, people: new Set(its.map(({ id }) => id)).size };
    });
    return { rows, lists: {} };
  },
};
