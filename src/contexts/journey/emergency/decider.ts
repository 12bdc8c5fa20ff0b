import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { hoursAfter } from '../../../kernel/local-date.js';
import { recorder, refuseIf } from '../../../kernel/messages.js';
import { ruleOn } from '../../../rules/in-force.js';
import type { Opening } from '../../../shapes/responsibility.js';
import { type ById, find } from '../../by-id.js';
import type * as commands from './commands.dto.js';
import type { EmergencyFacts } from './facts.js';

export interface Emergency {
  /** Whoever opened the case, by id. */
  readonly openings: ById<Opening & { readonly acknowledged: boolean }>;
}

const record = recorder<EmergencyFacts>();

export const decider: Decider<'emergency', Emergency, CommandsOf<typeof commands>, EmergencyFacts> = {
  initial: { openings: {} },

  decide: {
    BreakGlass: (opened, _, { today, actor, commandId }) => {
      const most = ruleOn('break-glass', today)!;
      return (
        refuseIf(
          opened.hours > most,
          'too-long',
          `A case is opened in an emergency for ${most} hours at most. If you need it longer, ask for the case.`,
        ) ?? record('GlassBroken', today, { ...opened, breakGlass: commandId, account: actor.id })
      );
    },

    AcknowledgeBreakGlass: (acknowledged, { emergency }, { today, actor }) => {
      const opening = find(emergency.openings, acknowledged.breakGlass);
      if (opening?.acknowledged) return [];
      return (
        refuseIf(!opening, 'no-such-break-glass', 'Nobody opened the case under this id.') ??
        refuseIf(
          opening?.account === actor.id,
          'own-break-glass',
          'Somebody else than the one who opened the case has to look at it.',
        ) ??
        record('BreakGlassAcknowledged', today, acknowledged)
      );
    },
  },

  evolve: {
    GlassBroken: ({ openings }, { data: { breakGlass, account, hours }, recordedAt }) => ({
      openings: {
        ...openings,
        [breakGlass]: {
          id: breakGlass,
          account,
          expires: hoursAfter(recordedAt, hours),
          acknowledged: false,
        },
      },
    }),
    BreakGlassAcknowledged: ({ openings }, { data: { breakGlass } }) => {
      const opening = find(openings, breakGlass);
      return {
        openings: opening ? { ...openings, [breakGlass]: { ...opening, acknowledged: true } } : openings,
      };
    },
  },
};
