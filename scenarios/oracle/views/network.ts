import { all, type Happening, histories, still } from '../happenings.js';
import { type Counting, listsOf, small } from './lists.js';

/* Mentors, support offers and courses as their views show them. */

interface MentorTerms {
  readonly capacity: number;
}

export const mentors: Counting = {
  name: 'mentors',
  count: (testimony) => {
    const rows = [...histories(testimony, 'mentors')].map(([id, so]) => {
      const [registered] = all(so, 'MentorRegistered');
      const changes = all(so, 'MentorAmended').map(({ data }) => data);
      const known = Object.assign({ phone: null, email: null }, registered!.data, ...changes) as MentorTerms;
      const { capacity } = known;
      const mentees = still(so, 'MenteeAssigned', ['MenteeReleased'], ({ participant }) => participant);
      const load = mentees.length;
      const retiredOn = all(so, 'MentorRetired')[0]?.on ?? null;
      const inUse = load > capacity ? 'overloaded' : load === capacity ? 'full' : 'free';
      return {
        ...{ id, ...known, registeredOn: registered!.on, retiredOn, load },
        mentees: mentees.map(({ data }) => data.participant),
        free: retiredOn ? 0 : capacity - load,
        status: retiredOn ? 'retired' : inUse,
      };
    });
    type Mentor = (typeof rows)[number];
    const sorts = {
      free: ({ free }: Mentor) => free,
      load: ({ load }: Mentor) => load,
      registered: ({ registeredOn }: Mentor) => registeredOn,
    };
    return { rows, lists: listsOf(rows, sorts, { status: ({ status }) => status }) };
  },
};

export const offers: Counting = {
  name: 'offers',
  count: (testimony, today) => {
    const rows = [...histories(testimony, 'offers')].map(([id, so]) => {
      const [published, ...amended] = all(so, 'OfferPublished', 'OfferAmended').map(({ data }) => data);
      const { from, until = null, ...terms } = Object.assign({}, published, ...amended) as OfferTerms;
      const withdrawnOn = all(so, 'OfferWithdrawn')[0]?.on ?? null;
      const open = withdrawnOn === null && from <= today && (until ?? today) >= today;
      return { id, ...terms, opensOn: from, closesOn: until, withdrawnOn, open };
    });
    type Offer = (typeof rows)[number];
    const sorts = {
      title: ({ title }: Offer) => small(title),
      opens: ({ opensOn }: Offer) => opensOn,
    };
    const words = {
      kind: ({ kind }: Offer) => kind,
      need: ({ needs }: Offer) => needs,
      language: ({ languages }: Offer) => languages,
      municipality: ({ municipality }: Offer) => municipality,
    };
    return { rows, lists: listsOf(rows, sorts, words) };
  },
};

interface OfferTerms {
  readonly title: string;
  readonly kind: string;
  readonly needs: readonly string[];
  readonly languages: readonly string[];
  readonly municipality: string;
  readonly from: string;
  readonly until?: string | null;
}

interface CourseTerms {
  readonly title: string;
  readonly kind: string;
  readonly seats: number;
  readonly from: string;
  readonly to?: string | null;
}

/** Units of each participant on all days, of each day as it was told last; who was told of last stands last. */
const attendanceOf = (so: readonly Happening[]) => {
  const told = all(so, 'CourseAttendanceReported', 'CourseAttendanceRestated');
  const name = ({ on, data }: (typeof told)[number]) => `${on} ${data.participant}`;
  const valid = told.filter((one) => told.findLast((other) => name(other) === name(one)) === one);
  const sum = (participant: string, of: 'units' | 'excusedUnits' | 'unexcusedUnits') =>
    valid.reduce((total, { data }) => total + (data.participant === participant ? data[of] : 0), 0);
  const people = [...new Set(told.toReversed().map(({ data }) => data.participant))].toReversed();
  return {
    attendance: people.map((participant) => ({
      ...{ participant, units: sum(participant, 'units') },
      ...{
        excusedUnits: sum(participant, 'excusedUnits'),
        unexcusedUnits: sum(participant, 'unexcusedUnits'),
      },
    })),
    lastReportedOn:
      told
        .map(({ on }) => on)
        .toSorted()
        .at(-1) ?? null,
  };
};

export const courses: Counting = {
  name: 'courses',
  count: (testimony, today) => {
    const rows = [...histories(testimony, 'courses')].map(([id, so]) => {
      const changes = all(so, 'CourseOffered', 'CourseAmended').map(
        ({ data: { reason: _, ...data } }) => data,
      );
      const { from, to = null, ...terms } = Object.assign({ level: null }, ...changes) as CourseTerms;
      const cancelledOn = all(so, 'CourseCancelled')[0]?.on ?? null;
      const name = ({ participant }: { participant: string }) => participant;
      const turns = all(so, 'CoursePlaceReserved', 'CoursePlacePromoted', 'CoursePlaceReleased');
      const participants = turns
        .filter(
          (turn) =>
            turn.type !== 'CoursePlaceReleased' &&
            turns.findLast(({ data }) => name(data) === name(turn.data)) === turn,
        )
        .map(({ data }) => data.participant);
      const ends = ['CoursePlacePromoted', 'CourseRequestWithdrawn'] as const;
      const waitingList = still(so, 'CoursePlaceWaitlisted', ends, name).map(({ on: since, data }) => ({
        ...{ participant: name(data), since },
      }));
      const over = cancelledOn !== null || (to !== null && to < today);
      const running = from <= today ? 'running' : 'planned';
      const ended = cancelledOn ? 'cancelled' : 'ended';
      return {
        ...{ id, ...terms, startsOn: from, endsOn: to, cancelledOn, participants, waitingList },
        ...attendanceOf(so),
        waiting: waitingList.length,
        freePlaces: over ? 0 : Math.max(0, terms.seats - participants.length - waitingList.length),
        status: over ? ended : running,
      };
    });
    type Course = (typeof rows)[number];
    const sorts = {
      from: ({ startsOn }: Course) => startsOn,
      'free-places': ({ freePlaces }: Course) => freePlaces,
      waiting: ({ waiting }: Course) => waiting,
      title: ({ title }: Course) => small(title),
    };
    const words = { kind: ({ kind }: Course) => kind, status: ({ status }: Course) => status };
    return { rows, lists: listsOf(rows, sorts, words) };
  },
};
