import { addDays, type Day, workday } from '../calendar.js';
import { chanceOf } from '../chance.js';
import { expecting, goesOn, opens, takes, type Thing } from '../script/places.js';
import type { Step } from '../script/script.js';
import { COORDINATOR } from './bodies.js';
import type { Outline } from './outlines.js';
import { POINTS } from './trades.js';

/* Volunteers who stay with somebody after the placement, most of them with one person at a time. */

const MENTORS = 108;
/** Who stops in autumn, and from when on nobody is entrusted to them any more. */
const RETIRING: Readonly<Record<number, Day>> = { 6: '2016-10-31', 13: '2016-11-07' };

interface Care {
  readonly who: string;
  readonly from: Day;
  readonly to?: Day;
}

interface Mentor {
  readonly index: number;
  readonly thing: Thing;
  readonly since: Day;
  readonly capacity: number;
  readonly cares: Care[];
}

const mentor = (index: number): Mentor => ({
  index,
  thing: { kind: 'mentors', name: `mentor-${index + 1}`, by: COORDINATOR },
  since: workday(addDays('2016-01-18', Math.floor(index * 1.2))),
  capacity: 1 + (index % 3 === 0 ? 1 : 0),
  cares: [],
});

const LANGUAGES = [['de'], ['de', 'en'], ['ar', 'de'], ['de', 'fr'], ['de', 'fa']];
const GIVEN = ['Anke', 'Bernd', 'Carla', 'Detlef', 'Elke', 'Frank'];

const registered = ({ index, thing, since, capacity }: Mentor): Step =>
  opens(thing, since, {
    name: `${GIVEN[index % GIVEN.length]} Test-Pate-${index + 1}`,
    phone: `0000 ${1000 + index}`,
    municipality: POINTS[index % POINTS.length],
    languages: LANGUAGES[index % LANGUAGES.length],
    ...(capacity > 1 && { capacity }),
  });

const loadOn = ({ cares }: Mentor, day: Day): number => cares.filter(({ to }) => !to || to > day).length;

const isThere = ({ index, since }: Mentor, day: Day): boolean =>
  since < day && (!RETIRING[index] || day < addDays(RETIRING[index], -7));

/** With a reason where the mentor has as many as agreed. */
const entrust = (of: Mentor, who: string, from: Day): Step => {
  const over = loadOn(of, from) >= of.capacity;
  return over
    ? takes(
        of.thing,
        from,
        who,
        'assign-mentee',
        { reason: 'They know each other from the neighbourhood.' },
        { expects: { outcome: 'assigned', warnings: ['over-mentor-capacity'] } },
      )
    : takes(of.thing, from, who, 'assign-mentee', {}, expecting('assigned'));
};

/** Three in five of those who were placed; in order of time, so that the load of each is known. */
export const mentoring = (seed: number, outlines: readonly Outline[], end: Day): Step[] => {
  const mentors = Array.from({ length: MENTORS }, (_, index) => mentor(index));
  const wanted = outlines
    .flatMap(({ key, point, placed }) => {
      const chance = chanceOf(`heinsberg/${seed}/${key}/mentor`);
      if (!placed || !chance.is(0.6)) return [];
      const from = workday(addDays(placed.on, chance.between(3, 20)));
      const to = chance.is(0.25) ? workday(addDays(from, chance.between(60, 120))) : undefined;
      const crowds = chance.is(0.05);
      return from < end ? [{ key, point, from, to: to && to < end ? to : undefined, crowds }] : [];
    })
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const steps = wanted.flatMap(({ key, point, from, to, crowds }) => {
    const near = mentors.filter((each) => isThere(each, from) && each.index % POINTS.length === point);
    const room = (each: Mentor) => each.capacity > loadOn(each, from);
    const found = near.find((each) => room(each) !== crowds) ?? near.find(room);
    if (!found) return [];
    const step = entrust(found, key, from);
    found.cares.push({ who: key, from, to: RETIRING[found.index] ? undefined : to });
    const because = Number(key.slice(1)) % 2 ? 'goal-reached' : 'own-wish';
    return to && !RETIRING[found.index]
      ? [step, takes(found.thing, to, key, 'release-mentee', { because }, expecting('released'))]
      : [step];
  });
  const retiring = mentors
    .filter(({ index }) => RETIRING[index])
    .map(({ index, thing, cares }) =>
      goesOn(
        thing,
        RETIRING[index]!,
        'retire-mentor',
        { reason: 'Moves to the children.' },
        { expects: { outcome: 'retired' }, reaches: cares.map(({ who }) => who) },
      ),
    );
  const more = goesOn(mentors[9]!.thing, '2016-11-14', 'amend-mentor', { capacity: 3 });
  return [...mentors.map(registered), ...steps, ...retiring, more];
};
