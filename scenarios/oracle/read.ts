import type { Client } from '../client.js';
import type { Happening, Testimony } from './happenings.js';

interface Entry {
  readonly stored: {
    readonly id: string;
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

const happening = ({ read: { type, happenedOn, data } }: Entry) =>
  ({ type, on: happenedOn, data }) as Happening;

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

/** The second witness: the histories as the service hands them out. */
export const read = async (
  { get }: Pick<Client, 'get'>,
  programme: string,
  keys: readonly string[],
): Promise<Testimony> => {
  const found = keys.map(async (key) => {
    const { entries } = await get<{ entries: readonly Entry[] }>(`${key}/history`);
    return [key, inTruth(entries)] as const;
  });
  return { programme, histories: new Map(await Promise.all(found)) };
};
