import type { Consult } from '../../../kernel/context.js';
import { refuseIf } from '../../../kernel/messages.js';
import type { ById } from '../../by-id.js';
import type { GrantFacts } from '../facts.js';

/** Which requests have an answer by now. */
export type Answered = ById<true>;

const noted = (
  known: Answered,
  { data: { drawDown } }: { readonly data: { readonly drawDown: string } },
) => ({
  ...known,
  [drawDown]: true as const,
});

/** Asks the grant itself how it is now, also where a correction is decided at its place in the past. */
export const answered: Consult<Answered, GrantFacts> = {
  commands: ['RequestDrawDown'],
  stream: (_: object, __: object, own: string) => own,
  initial: {},
  evolve: { DrawDownApproved: noted, DrawDownRejected: noted },
};

/** Nobody changes what somebody else has approved. */
export const notAnswered = (known: Answered, own: string) =>
  refuseIf(
    Object.hasOwn(known, own),
    'draw-down-answered',
    'This draw-down was approved or turned down by now. Retract that entry first, then correct this one.',
  );
