import { type Day, weekOf } from '../../calendar.js';
import { all, cases, histories, type Testimony } from '../happenings.js';
import { groupEvents } from './group-events.js';
import { type Counting, groupsOf, listsOf, small } from './lists.js';
import { courses, offers } from './network.js';
import { personLine } from './people.js';

/* What talks are about, and what is offered for it. */

const unitOf = (testimony: Testimony, account: string): string =>
  [...histories(testimony, 'staff').values()]
    .map((so) => ({
      ...all(so, 'StaffRegistered')[0]!.data,
      ...(Object.assign({}, ...all(so, 'StaffAmended').map(({ data }) => data)) as object),
    }))
    .find((each) => each.account === account)?.unit ?? 'none';

/** Each topic of each talk once. */
const talked = (testimony: Testimony) =>
  [...cases(testimony)].flatMap(([person, so]) => {
    const { municipality } = personLine(person, so);
    return all(so, 'SessionHeld').flatMap(({ on, data: { coach, language, topics } }) =>
      [...new Set(topics as readonly string[])].map((topic) => ({
        ...{ person, on, topic, coach, language, municipality: municipality ?? 'none' },
      })),
    );
  });
type Talked = ReturnType<typeof talked>[number];

/** Other stories have talks of their own, at other times or of other units. */
const its = (testimony: Testimony): string => {
  const talks = talked(testimony);
  const days = talks.map(({ on }) => on).toSorted();
  const [unit, ...more] = new Set(talks.map(({ coach }) => unitOf(testimony, coach)));
  const own = unit !== 'none' && more.length === 0 ? `&unit=${unit}` : '';
  return `from=${days[0]}&until=${days.at(-1)}${own}`;
};

const demand = (by: string, groupOf: (talk: Talked, testimony: Testimony) => string): Counting => ({
  name: 'topic-demand',
  asked: (testimony) => `by=${by}&${its(testimony)}`,
  // Offers are counted whoever was talked with, so also those of other stories.
  leavesOut: ['offers'],
  count: (testimony) => {
    const talks = talked(testimony).map((each) => ({ ...each, group: groupOf(each, testimony) }));
    const groups = groupsOf(talks, ({ group, topic }) => `${group}/${topic}`);
    const rows = [...groups].map(([id, its]) => ({
      ...{ id, topic: its[0]!.topic, group: its[0]!.group, talks: its.length },
      people: new Set(its.map(({ person }) => person)).size,
    }));
    type Line = (typeof rows)[number];
    const sorts = {
      talks: ({ talks }: Line) => talks,
      people: ({ people }: Line) => people,
      group: ({ group }: Line) => small(group),
    };
    // Each list of a large group takes the service a second, and by one of them all are ordered.
    const lists =
      by === 'week' ? {} : listsOf(rows, sorts, by === 'overall' ? { topic: ({ topic }) => topic } : {});
    return { rows, lists };
  },
});

export const demands: readonly Counting[] = [
  demand('overall', () => 'all'),
  demand('unit', ({ coach }, testimony) => unitOf(testimony, coach)),
  demand('municipality', ({ municipality }) => municipality),
  demand('language', ({ language }) => language),
  demand('week', ({ on }) => weekOf(on)),
];

const OF_NEED: Readonly<Record<string, string>> = { debt: 'finances', other: '' };

const OF_KIND: Readonly<Record<string, string>> = {
  ...{ childcare: 'childcare', housing: 'housing', leisure: 'leisure', psychosocial: 'psychosocial' },
  ...{ translation: 'translation', transport: 'mobility' },
};

const OF_COURSE: Readonly<Record<string, string>> = {
  ...{ integration: 'language', 'special-integration': 'language', vocational: 'language' },
  ...{ literacy: 'language', 'school-certificate': 'school', 'job-training': 'training' },
  ...{ 'application-training': 'application', activation: 'training' },
};

interface Found {
  readonly offer: string;
  readonly kind: string;
  readonly title: string;
  readonly from: Day | null;
  readonly people: number;
  readonly topics: readonly (string | undefined)[];
}

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly needs: readonly string[];
  readonly topics: readonly string[];
  readonly opensOn: Day;
  readonly startsOn: Day;
  readonly participants: readonly string[];
  readonly dates: readonly {
    readonly plannedFor: Day;
    readonly cancelled: boolean;
    readonly registered: readonly string[];
    readonly attended: readonly string[];
  }[];
}

const found = (testimony: Testimony, today: Day): Found[] => {
  const rowsOf = ({ count }: Counting) => count(testimony, today).rows as unknown as readonly Shown[];
  const referred = (offer: string): number =>
    [...cases(testimony).values()].filter((so) =>
      all(so, 'ReferralMade').some(({ data }) => data.offer === offer),
    ).length;
  return [
    ...rowsOf(offers).map(({ id, title, kind, needs, opensOn: from }) => ({
      ...{ offer: id, kind: 'support-offer', title, from, people: referred(id) },
      topics: [...needs.map((need) => OF_NEED[need] ?? need), OF_KIND[kind]],
    })),
    ...rowsOf(groupEvents).map(({ id, title, topics, dates }) => {
      const held = dates.filter(({ cancelled }) => !cancelled);
      const from = held.map(({ plannedFor }) => plannedFor).toSorted()[0] ?? null;
      const people = new Set(held.flatMap(({ registered, attended }) => [...registered, ...attended])).size;
      return { offer: id, kind: 'group-event', title, from, people, topics };
    }),
    ...rowsOf(courses).map(({ id, title, kind, startsOn: from, participants }) => ({
      ...{ offer: id, kind: 'course', title, from, people: participants.length, topics: [OF_COURSE[kind]] },
    })),
  ];
};

export const topicOffers: Counting = {
  name: 'topic-offers',
  count: (testimony, today) => {
    const rows = found(testimony, today).flatMap(({ topics, ...line }) =>
      [...new Set(topics)].flatMap((topic) =>
        topic ? [{ id: `${topic}/${line.offer}`, topic, ...line }] : [],
      ),
    );
    type Line = (typeof rows)[number];
    const sorts = {
      from: ({ from }: Line) => from ?? '2199-12-31',
      people: ({ people }: Line) => people,
    };
    const words = { topic: ({ topic }: Line) => topic, kind: ({ kind }: Line) => kind };
    return { rows, lists: listsOf(rows, sorts, words) };
  },
};
