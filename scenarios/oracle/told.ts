import type { Day } from '../calendar.js';
import { bodyOf, named, pathOf, type Played } from '../player.js';
import type { Step } from '../script/script.js';
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
  }
  return {
    programmes: ofKind(histories, 'programmes'),
    histories: new Map([...histories].map(([key, slots]) => [key, slots.flatMap(({ said }) => said)])),
  };
};
