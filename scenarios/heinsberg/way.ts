import { addDays, type Day, workday } from '../calendar.js';
import { closes } from '../script/closing.js';
import { takes } from '../script/places.js';
import { type Case, inOrder, records, type Step } from '../script/script.js';
import { leaves } from '../script/seat.js';
import { placementOf } from '../script/work.js';
import type { Offering } from './employers.js';
import type { Outline } from './outlines.js';

/* From the proposal of an opening to the first day, and as long as somebody is there. */

const matched = (of: Case, { employer, name }: Offering, day: Day, as: string): Step =>
  records(
    of,
    day,
    'placement/match-to-opening',
    { employer: `@${employer.thing.name}`, opening: `@${name}` },
    { as, with: [employer.thing.name], late: 0 },
  );

/** Proposed, and nothing came of it. */
export const triedFor = (of: Case, offering: Offering, day: Day): Step[] => {
  const as = `${of.key}/tried`;
  const match = { match: `@${as}` };
  const applied = of.chance.is(0.6);
  const because = applied ? 'employer-declined' : 'participant-declined';
  return inOrder([
    matched(of, offering, day, as),
    ...(applied ? [records(of, workday(addDays(day, 3)), 'placement/record-application', match)] : []),
    records(of, workday(addDays(day, 12)), 'placement/end-match', { ...match, because }),
  ]);
};

/** Proposal, application, interview, offer, and the first day. */
export const placedAt = (of: Case, { on, offering }: NonNullable<Outline['placed']>): Step[] => {
  const { chance, key, until } = of;
  const { employer, kind, name } = offering;
  const as = `${key}/match`;
  const match = { match: `@${as}` };
  const before = (days: number) => workday(addDays(on, -days), -1);
  const [short, long] = [workday(addDays(on, 43)), workday(addDays(on, 183))];
  const ends = chance.is(0.08) && addDays(on, 30) < until ? addDays(on, chance.between(10, 29)) : undefined;
  const place = { opening: `@${name}` };
  const placement = `${key}/placement`;
  const over = records(of, on, 'placement/end-match', { ...match, because: 'placed' });
  const way = inOrder([
    matched(of, offering, before(20), as),
    records(of, before(17), 'placement/record-application', match),
    records(of, before(12), 'placement/record-interview', match),
    records(of, before(8), 'placement/record-place-offer', match),
    takes(employer.thing, before(6), key, 'openings/fill-opening', place, { expects: { outcome: 'filled' } }),
  ]);
  // What builds on all that, but not on each other.
  const then = (steps: readonly Step[]) => inOrder([way.at(-1)!, ...steps]).slice(1);
  const there = [
    ...placementOf(
      of,
      {
        ...{ on, kind: kind === 'apprenticeship' ? kind : 'job', employer: employer.title },
        ...{ occupation: employer.branch.occupation, hoursPerWeek: chance.of([20, 30, 39, 39]) },
        retained: ends
          ? {}
          : { ...(short < until && { '42-days': short }), ...(long < until && { '6-months': long }) },
        ...(ends && { ended: { on: ends, because: chance.of(['employer', 'own-wish'] as const) } }),
      },
      placement,
    ),
    ...(ends
      ? [
          takes(
            employer.thing,
            workday(addDays(ends, 10)),
            key,
            'openings/free-opening',
            { ...place, because: 'left' },
            { expects: { outcome: 'freed' } },
          ),
        ]
      : []),
    // Whoever is still there after half a year needs the network no more.
    ...(!ends && long < addDays(until, -20)
      ? [
          leaves(of, { on: long, late: 3 }),
          ...closes(of, { on: addDays(long, 1), because: 'placed-and-retained' }),
        ]
      : []),
  ];
  return [...way, ...then([over]), ...then(there)];
};
