import type { Journal } from '../../kernel/journal.js';
import type { FactPlace } from './journal-cut.js';

/**
 * Where a fact stands in this journal.
 * @throws Error if the journal has no such fact: then it is another journal, or an altered one
 */
export const positionOf = async (journal: Journal, { stream, version, id }: FactPlace): Promise<bigint> => {
  const [fact] = await journal.read(stream, version - 1);
  if (fact?.id !== id) throw new Error(`${stream} has another fact at ${version} than ${id}.`);
  return fact.position;
};
