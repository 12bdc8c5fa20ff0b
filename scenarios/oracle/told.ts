import { isDeepStrictEqual } from 'node:util';
import type { Day } from '../calendar.js';
import { bodyOf, named, pathOf, type Played } from '../player.js';
import type { Step } from '../script/script.js';
import { countsOf, judged, lawOf, outcomeOf } from './cohorts.js';
import { type Happening, ofKind, plain, stays, type Testimony } from './happenings.js';
import type { Entry, Said } from './telling.js';
import { TELLS } from './tells.js';

/** What one entry says of a history. */
interface Slot {
  /** The step that a correction would name, or what a later word would speak of. */
  readonly of?: string;
  /** The history from which it is carried on. */
  readonly from?: string;
  said: readonly Happening[];
}

const commandOf = ({ path, body }: Step): string =>
  `${path.split('/').at(-1)}${body.units === 0 ? ' of nothing' : ''}`;

const AGAIN = 'Judged again by what is known by now.';

/** `@p01/talk-3/entry` → `p01/talk-3` */
const stepNamed = (entry: unknown): string => String(entry).replace(/^@|\/entry$/g, '');

const programmeOn =
  (so: readonly Happening[]) =>
  (day: Day): string | undefined =>
    stays(so).find(({ from, to }) => from <= day && (to === undefined || day <= to))?.programme;

/** The first witness: what the entries up to a moment say. Names stand where ids are not known. */
export const told = (
  steps: readonly Step[],
  { names, answers }: Pick<Played, 'names' | 'answers'>,
): Testimony => {
  const histories = new Map<string, Slot[]>();
  const originals = new Map(steps.map((step) => [step.as, step]));
  const idOf = (name: string): string => named(`@${name}`, names);
  const nameOf = (id: string): string => [...names].find((each) => each[1] === id)?.[0] ?? id;
  const slotsOf = (key: string): Slot[] => {
    if (!histories.has(key)) histories.set(key, []);
    return histories.get(key)!;
  };
  const soFar = (key: string): readonly Happening[] => slotsOf(key).flatMap(({ said }) => said);

  /** What a change of law makes of a journey, once more after each of its entries. */
  const judge = (key: string, cohort: string, today: Day): void => {
    const applied = lawOf(soFar(`cohorts/${cohort}`));
    const of = `cohorts/${cohort}`;
    const slot = slotsOf(key).find((each) => each.of === of);
    const others = slotsOf(key).filter((each) => each !== slot);
    const so = others.flatMap(({ said }) => said);
    const outcome = applied && outcomeOf(cohort, applied.law, so);
    const before = slot?.said.find(({ type }) => type === 'CohortOutcomeNoted')?.data;
    if (isDeepStrictEqual(outcome, before)) return;
    if (!outcome) {
      histories.set(key, others);
      return;
    }
    const entered = judged(applied.law, slot ? today : applied.decidedOn, outcome, so).map(
      (each) => plain({ ...each, recorded: today }) as Happening,
    );
    const again = {
      type: 'EntryCorrected',
      on: today,
      recorded: today,
      data: { reason: AGAIN },
    } as Happening;
    if (slot) slot.said = [again, ...entered];
    else slotsOf(key).push({ of, said: entered });
  };

  for (const step of steps.filter(({ expects }) => !expects?.refusal)) {
    const [kind, subject] = pathOf(step, names).split('/');
    const id = subject ?? idOf(step.as!);
    const key = `${kind}/${id}`;
    const { on, correction, ...body } = bodyOf(step, names) as { on?: Day; correction?: { reason: string } };
    const { entry: named } = (step.body.correction ?? step.body) as { entry?: string };
    const original = (correction && originals.get(stepNamed(named))) ?? step;
    const today = original.at.slice(0, 10);
    const so = soFar(key);
    const entry: Entry = {
      ...{ id, body, today, so, on: on ?? today, by: original.by.id, unit: original.by.unit, names: idOf },
      own: answers.get(original)?.commandId ?? original.as ?? '',
      outcome: step.expects?.outcome,
      moves: step.expects?.moves ?? [],
      soOf: soFar,
      previewed: () =>
        countsOf(
          id,
          so,
          ofKind(histories, 'journeys').map((each) => soFar(`journeys/${each}`)),
        ),
      entryOf: (thing) => idOf(`${nameOf(thing)}/entry`),
      programmeOn: (day, journey) => programmeOn(journey ? soFar(`journeys/${journey}`) : so)(day),
    };
    const slot = slotsOf(key).find(({ of }) => of !== undefined && of === stepNamed(named));
    if (commandOf(step) === 'retract-entry') {
      slot!.said = [];
      continue;
    }
    const said = (TELLS[commandOf(step)] ?? TELLS[kind!])!(entry);
    const happening = ({ type, on = entry.on, data }: Said): Happening =>
      plain({ type, on, recorded: step.at.slice(0, 10), data }) as Happening;
    const own = said.filter(({ to = key }) => to === key).map(happening);
    if (correction)
      slot!.said = [
        happening({ type: 'EntryCorrected', on: own[0]!.on, data: { reason: correction.reason } }),
        ...own,
      ];
    else slotsOf(key).push({ of: step.as, said: own });
    for (const each of said.filter(({ to = key }) => to !== key)) {
      const { to, from, takesBack, about } = each;
      const before = about && slotsOf(to!).find(({ of }) => of === about);
      if (before) {
        before.said = [happening(each)];
        continue;
      }
      const kept = slotsOf(to!).filter((slot) => !takesBack || slot.from !== takesBack);
      histories.set(to!, [...kept, { of: about, from, said: [happening(each)] }]);
    }
    const changed = kind === 'cohorts' ? ofKind(histories, 'journeys') : kind === 'journeys' ? [id] : [];
    for (const cohort of kind === 'cohorts' ? [id] : ofKind(histories, 'cohorts'))
      for (const each of changed) judge(`journeys/${each}`, cohort, step.at.slice(0, 10));
  }
  return {
    programmes: ofKind(histories, 'programmes'),
    histories: new Map([...histories].map(([key, slots]) => [key, slots.flatMap(({ said }) => said)])),
  };
};
