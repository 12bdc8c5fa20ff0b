import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Context, evolveState, initialState, type State } from '../kernel/context.js';
import { type Decision, isRefusal, type Recording } from '../kernel/messages.js';
import { factOf, somebody } from '../kernel/scenario.js';
import type { Course } from './course/places.js';
import { course } from './course/index.js';
import type { GroupEvent } from './group-event/series.js';
import { groupEvent } from './group-event/index.js';
import { NO_CHANGES } from './rule-changes.js';

/*
 * Whatever is asked in whatever order: there are never more people than seats, no seat stays free while somebody waits
 * for it, and nobody is passed over. Seats only grow here, since fewer seats take one from nobody.
 */

const TODAY = '2021-03-15';
type Asked = readonly [command: string, body: object];

const decided = (of: Context, state: State, [command, body]: Asked, index: number): readonly Recording[] => {
  const { decider } = of.chapters[0]!;
  const given = {
    today: TODAY,
    actor: somebody,
    commandId: `command-${index}`,
    participant: { registered: true },
    rules: NO_CHANGES,
  };
  const decision = decider.decide[command]!(
    body as never,
    state as never,
    given as never,
  ) as Decision<object>;
  return isRefusal(decision) ? [] : decision;
};

/** Asks one after the other and looks at each state with what has just been recorded. */
const play = <S>(
  of: Context,
  asked: readonly Asked[],
  look: (state: S, recorded: readonly Recording[]) => void,
): void => {
  let state = initialState(of);
  asked.forEach((each, index) => {
    const recorded = decided(of, state, each, index);
    for (const { type, happenedOn, data } of recorded)
      state = evolveState(of, state, factOf([type, happenedOn, data], index));
    look(state[of.name] as S, recorded);
  });
};

const participant = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const seats = fc.integer({ min: 1, max: 3 });

describe('the seats of a group event', () => {
  const date = fc.integer({ min: 0, max: 12 }).map((index) => `command-${index}`);
  const terms = { plannedFor: '2021-04-01', place: 'Musterhalle' };
  const asked = fc.oneof(
    { weight: 6, arbitrary: participant.map((who): Asked => ['RegisterForEvent', { participant: who }]) },
    { weight: 3, arbitrary: participant.map((who): Asked => ['CancelRegistration', { participant: who }]) },
    { weight: 1, arbitrary: seats.map((more): Asked => ['AddEventDate', { ...terms, seats: more }]) },
    { weight: 1, arbitrary: date.map((which): Asked => ['CancelEventDate', { date: which }]) },
    {
      weight: 1,
      arbitrary: date.map((which): Asked => ['AmendEventDate', { date: which, seats: 4 }]),
    },
  );

  it('are given in order', () => {
    const planned: Asked = ['PlanGroupEvent', { title: 't', topics: [], ...terms, seats: 1 }];
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 40 }), (more) => {
        play<GroupEvent>(groupEvent, [planned, ...more], ({ dates, registrations }, recorded) => {
          const taken = (which: string) => registrations.filter((each) => each.date === which).length;
          const ahead = Object.entries(dates).filter(([, { cancelled }]) => !cancelled);
          const waiting = registrations.filter((each) => !each.date);
          for (const [which, its] of ahead) expect(taken(which)).toBeLessThanOrEqual(its.terms.seats);
          for (const [which, { cancelled }] of Object.entries(dates))
            if (cancelled) expect(taken(which)).toBe(0);
          if (ahead.some(([which, its]) => taken(which) < its.terms.seats)) expect(waiting).toEqual([]);
          for (const { type, data } of recorded)
            if (['EventRegistrationAccepted', 'EventRegistrationPromoted'].includes(type)) {
              const place = registrations.findIndex(
                (each) => each.participant === (data as { participant: string }).participant,
              );
              expect(registrations.slice(0, place).filter((each) => !each.date)).toEqual([]);
            }
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('the places of a course', () => {
  const asked = fc.oneof(
    { weight: 6, arbitrary: participant.map((who): Asked => ['RequestCoursePlace', { participant: who }]) },
    {
      weight: 4,
      arbitrary: participant.map((who): Asked => [
        'ReleaseCoursePlace',
        { participant: who, because: 'moved' },
      ]),
    },
    {
      weight: 2,
      arbitrary: participant.map((who): Asked => ['WithdrawCourseRequest', { participant: who }]),
    },
    { weight: 1, arbitrary: fc.constant<Asked>(['AmendCourse', { seats: 4 }]) },
    { weight: 1, arbitrary: fc.constant<Asked>(['CancelCourse', {}]) },
  );
  const offered = (places: number): Asked => [
    'OfferCourse',
    { title: 't', provider: 'p', kind: 'other', units: 1, municipality: 'm', from: TODAY, seats: places },
  ];

  it('are given in order', () => {
    fc.assert(
      fc.property(seats, fc.array(asked, { maxLength: 40 }), (places, more) => {
        let before: readonly string[] = [];
        play<Course>(
          course,
          [offered(places), ...more],
          ({ terms, places: taken, queue, cancelledOn }, recorded) => {
            const free = terms!.seats - Object.keys(taken).length;
            expect(free).toBeGreaterThanOrEqual(0);
            if (cancelledOn) expect([Object.keys(taken), queue]).toEqual([[], []]);
            else if (free > 0) expect(queue).toEqual([]);
            const promoted = recorded
              .filter(({ type }) => type === 'CoursePlacePromoted')
              .map(({ data }) => (data as { participant: string }).participant);
            expect(before.slice(0, promoted.length)).toEqual(promoted);
            before = queue;
          },
        );
      }),
      { numRuns: 500 },
    );
  });
});
