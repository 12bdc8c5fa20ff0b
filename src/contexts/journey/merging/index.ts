import { chapter } from '../../../kernel/context.js';
import * as commands from './commands.dto.js';
import { decider, type Merging } from './decider.js';

interface Named {
  readonly survivor?: string;
  readonly duplicate?: string;
}

/**
 * Merging (Dubletten zusammenführen): one person was registered twice. The absorbed journey owns the merge and takes no
 * further commands; the surviving one carries on its entries as copies. To undo a merge is to retract the copies.
 */
export const merging = chapter({
  name: 'merging',
  commands,
  decider,
  history: true,
  consults: {
    /** The other journey of the same person, fact by fact. */
    other: {
      commands: ['MergeInto', 'UndoMerge', 'TakeOver'],
      stream: ({ survivor, duplicate }: Named, state: { readonly merging: Merging }) => {
        const id = survivor ?? duplicate ?? state.merging.into;
        return id && `journey-${id}`;
      },
      initial: [],
    },
  },
});
