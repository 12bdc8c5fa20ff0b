import { chapter, type Consult } from '../../../kernel/context.js';
import { changed, find, without } from '../../by-id.js';
import type { EmployerFacts } from '../../employer/facts.js';
import { ruleBookFor } from '../../rule-changes.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';
import type { Offering } from './matches.js';

/** Asks the employer which openings there are; its places it gives itself. */
const employer: Consult<Offering, EmployerFacts> = {
  commands: ['MatchToOpening'],
  stream: (command: { readonly employer?: string }) => command.employer && `employer-${command.employer}`,
  initial: {},
  evolve: {
    OpeningPublished: (openings, { data: { opening, places, until } }) => ({
      ...openings,
      [opening]: { places, until, filled: {} },
    }),
    OpeningAmended: (openings, { data: { opening, places, until } }) =>
      changed(openings, opening, { ...(places && { places }), ...(until && { until }) }),
    OpeningFilled: (openings, { data: { opening, participant } }) =>
      changed(openings, opening, {
        filled: { ...find(openings, opening)?.filled, [participant]: true },
      }),
    OpeningFreed: (openings, { data: { opening, participant } }) =>
      changed(openings, opening, { filled: without(find(openings, opening)?.filled ?? {}, participant) }),
    OpeningWithdrawn: (openings, { data: { opening }, happenedOn }) =>
      changed(openings, opening, { withdrawnOn: happenedOn }),
  },
};

/**
 * Placement (Vermittlung): from the match with an opening over application, interview and offer to the first day in a job,
 * an apprenticeship or school; whether the participant is still there after 42 days and after six months, and the end. It
 * counts for the programme of the first day. The employer owns the places of its openings, and mentors their load:
 * policies carry here what was decided there.
 */
export const placement = chapter({
  name: 'placement',
  commands,
  decider,
  consults: { employer, rules: ruleBookFor('ConfirmRetention', 'EndPlacement') },
});
