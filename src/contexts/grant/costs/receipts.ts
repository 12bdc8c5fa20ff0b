import type { Consult } from '../../../kernel/context.js';
import type { Sealed } from '../../../kernel/personal.js';
import type { ById } from '../../by-id.js';
import type { GrantFacts } from '../facts.js';

/** Which receipts a grant has, by cost; whom they name in plain, unless that was erased. */
export type Receipts = ById<{ readonly number: string; readonly payee: Sealed | string | null }>;

/** Asks the grant itself, since a payee is sealed in what it remembers. */
export const receipts: Consult<Receipts, GrantFacts> = {
  commands: ['RecordCost'],
  stream: (_: object, __: object, own: string) => own,
  opened: true,
  initial: {},
  evolve: {
    CostIncurred: (known, { data: { cost, receipt, payee } }) => ({
      ...known,
      [cost]: { number: receipt.number, payee },
    }),
  },
};

const bare = (payee: string): string => payee.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Whether another cost has a receipt of this number from this payee. */
export const isRecorded = (all: Receipts, own: string, number: string, payee: string): boolean =>
  Object.entries(all).some(
    ([cost, each]) =>
      cost !== own &&
      each.number === number &&
      typeof each.payee === 'string' &&
      bare(each.payee) === bare(payee),
  );
