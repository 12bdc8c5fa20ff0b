import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '../../kernel/decider.js';
import { addDays } from '../../kernel/local-date.js';
import { type Fact, isRefusal } from '../../kernel/messages.js';
import { factOf, somebody } from '../../kernel/scenario.js';
import { applicantFor } from '../applicant.js';
import { NO_CHANGES } from '../rule-changes.js';
import { decider } from './decider.js';

const START = '2021-01-01';
const applicant = { ...applicantFor().initial, registered: true };
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const person = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
/** Days to go back from today, sometimes none. */
const back = maybe(fc.nat(12));
const step = fc.record({
  command: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('RequestSeat', 'AcceptSeat', 'ReleaseSeat') },
    { weight: 2, arbitrary: fc.constantFrom('DeclineSeat', 'WithdrawRequest') },
    { weight: 1, arbitrary: fc.constant('AmendProgramme') },
  ),
  participant: person,
  back,
  passes: fc.nat(3),
  seats: fc.integer({ min: 1, max: 4 }),
});
const steps = fc.array(step, { minLength: 1, maxLength: 60 });

/** Plays steps on a programme of two seats; what is refused is passed over. */
const play = (list: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) => {
  const terms = { title: '', from: START, seats: 2, internshipCapDays: 28, funders: [], rates: [] };
  let facts = [factOf(['ProgrammeDefined', START, terms], 0)];
  let today = addDays(START, 30);
  return list.map(({ command, participant, back: days, passes, seats }) => {
    today = addDays(today, passes);
    const earlier = facts;
    const before = fold(decider.evolve, decider.initial, facts);
    const since = before.seats[participant]?.since ?? START;
    const late = days === undefined ? undefined : addDays(today, -days);
    // A journey reports no last day before the first.
    const lastDay = late && late > since ? late : today;
    const bodies: Record<string, object> = {
      AmendProgramme: { on: late ?? today, seats },
      ReleaseSeat: { participant, on: lastDay, because: 'completed' },
    };
    const body = bodies[command] ?? { participant, on: late };
    const decision = decider.decide[command](
      body as never,
      { programme: before },
      { today, actor: somebody, commandId: 'this-command', participant: applicant, rules: NO_CHANGES },
    );
    const recorded = isRefusal(decision) ? [] : decision;
    facts = [
      ...facts,
      ...recorded.map(({ type, happenedOn, data }, index) =>
        factOf([type, happenedOn, data], facts.length + index),
      ),
    ];
    return { earlier, recorded, facts };
  });
};

/** An independent count over the facts, in plain steps. */
const count = (facts: readonly Fact[]) => {
  const queue: string[] = [];
  const held = new Map<string, string>();
  const stays: (readonly [from: string, to: string])[] = [];
  let seats = { on: '', number: 2 };
  for (const { type, happenedOn, data } of facts) {
    const { participant, seats: number } = data as { participant: string; seats?: number };
    if (type === 'ProgrammeAmended' && number !== undefined && happenedOn >= seats.on)
      seats = { on: happenedOn, number };
    if (type === 'SeatReleased') stays.push([held.get(participant)!, happenedOn]);
    if (['SeatReleased', 'SeatDeclined'].includes(type)) held.delete(participant);
    if (['SeatOffered', 'RequestWithdrawn'].includes(type)) queue.splice(queue.indexOf(participant), 1);
    if (type === 'ParticipantWaitlisted') queue.push(participant);
    if (['SeatOffered', 'SeatReserved'].includes(type)) held.set(participant, happenedOn);
  }
  for (const from of held.values()) stays.push([from, '2199-12-31']);
  return { queue, held, stays, seats: seats.number };
};

const always = (holds: (moment: ReturnType<typeof play>[number]) => void, of = steps) =>
  fc.assert(
    fc.property(of, (list) => play(list).forEach(holds)),
    { numRuns: 500 },
  );

describe('seats', () => {
  it('are never more reserved and offered than there are, unless seats were cut', () => {
    always(({ earlier, facts }) => {
      const before = count(earlier).held;
      const { held, seats } = count(facts);
      if ([...held.keys()].some((participant) => !before.has(participant)))
        expect(held.size).toBeLessThanOrEqual(seats);
    });
  });

  it('are offered in waiting order', () => {
    always(({ earlier, recorded }) => {
      const offered = recorded.flatMap(({ type, data }) => (type === 'SeatOffered' ? data.participant : []));
      expect(offered).toEqual(count(earlier).queue.slice(0, offered.length));
    });
  });

  it('are given past nobody who waits', () => {
    always(({ earlier, recorded }) => {
      const { queue, held } = count(earlier);
      for (const { type, data } of recorded)
        if (type === 'SeatReserved' && !held.has(data.participant)) expect(queue).toEqual([]);
    });
  });

  it('are free only when nobody waits', () => {
    always(({ facts }) => {
      const { queue, held, seats } = count(facts);
      if (queue.length > 0) expect(held.size).toBeGreaterThanOrEqual(seats);
    });
  });

  it('and waiting exclude each other', () => {
    always(({ facts }) => {
      const { queue, held } = count(facts);
      expect(queue.filter((waiting) => held.has(waiting))).toEqual([]);
      expect(new Set(queue).size).toBe(queue.length);
    });
  });

  it('are what the state says', () => {
    always(({ facts }) => {
      const { queue, held } = count(facts);
      const state = fold(decider.evolve, decider.initial, facts);
      expect({ queue: state.queue, held: Object.keys(state.seats).sort() }).toEqual({
        queue,
        held: [...held.keys()].sort(),
      });
    });
  });

  it('were on no day of the past taken by more people than there were seats, late entries included', () => {
    const unamended = steps.map((list) => list.filter(({ command }) => command !== 'AmendProgramme'));
    always(({ facts }) => {
      const { stays } = count(facts);
      for (const [on] of stays)
        expect(stays.filter(([from, to]) => from <= on && on < to).length).toBeLessThanOrEqual(2);
    }, unamended);
  });
});
