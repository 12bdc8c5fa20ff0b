import type { Day } from '../calendar.js';
import type { Client } from '../client.js';
import { type Happening, ofKind, type Testimony } from './happenings.js';

interface Entry {
  readonly stored: {
    readonly id: string;
    readonly recordedAt: string;
    readonly meta: {
      readonly commandId: string;
      readonly corrects?: string;
      readonly retracts?: string;
      /** The entry of another history that is carried on here. */
      readonly copies?: { readonly commandId: string };
    };
  };
  readonly read: { readonly type: string; readonly happenedOn: string; readonly data: object };
}

/** What one command recorded, or what another one put in its place. */
interface Slot {
  /** The command whose facts are valid. */
  readonly commandId: string;
  readonly facts: readonly string[];
  readonly valid: readonly Happening[];
}

/** No entry is made around midnight, so days in Berlin are those of UTC. */
const dayOf = ({ stored }: Entry): Day => stored.recordedAt.slice(0, 10);

const happening = (entry: Entry) => {
  const { type, happenedOn: on, data } = entry.read;
  return { type, on, recorded: dayOf(entry), data } as Happening;
};

/** The history as it would be, had every entry been right at first. */
const inTruth = (entries: readonly Entry[]): Happening[] => {
  const slots: Slot[] = [];
  for (const entry of entries) {
    const { id, meta } = entry.stored;
    const { corrects, retracts, copies } = meta;
    const commandId = `${meta.commandId}${copies?.commandId ?? ''}`;
    const names = corrects ?? retracts;
    const at = slots.findLastIndex((slot) =>
      names ? slot.facts.includes(names) : slot.commandId === commandId,
    );
    const { facts, valid, ...slot } = slots[at] ?? { commandId, facts: [], valid: [] };
    const goesOn = slot.commandId === commandId ? valid : [];
    const next = {
      commandId,
      facts: [...facts, id],
      valid: retracts ? [] : [...goesOn, happening(entry)],
    };
    if (at < 0) slots.push(next);
    else slots[at] = next;
  }
  return slots.flatMap(({ valid }) => valid);
};

/** The second witness: the histories as the service hands them out, as of any day of recording. */
export const read = async (
  { get }: Pick<Client, 'get'>,
  keys: readonly string[],
): Promise<(recordedUntil?: Day) => Testimony> => {
  const found = keys.map(async (key) => {
    const { entries } = await get<{ entries: readonly Entry[] }>(`${key}/history`);
    return [key, entries] as const;
  });
  const all = await Promise.all(found);
  return (until = '9999') => {
    const histories = new Map(
      all.map(([key, entries]) => [key, inTruth(entries.filter((entry) => dayOf(entry) <= until))] as const),
    );
    return { programmes: ofKind(histories, 'programmes'), histories };
  };
};
