import type { Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { recorder } from '../../../kernel/messages.js';
import type { MentoringEndReason, OpeningFreedReason } from '../../../shapes/services.js';
import { find, without } from '../../by-id.js';
import type { Placements } from './decider.js';
import type { PlacementFacts } from './facts.js';

/** What employers and mentors tell the journey; no person issues these. */
export interface Reactions {
  SecureOpening: { employer: string; opening: string; on: LocalDate };
  LoseOpening: { employer: string; opening: string; because: OpeningFreedReason; on: LocalDate };
  AcceptMentor: { mentor: string; on: LocalDate };
  PartWithMentor: { mentor: string; because: MentoringEndReason; on: LocalDate };
}

type Deciding = Decider<'placement', Placements, Reactions, PlacementFacts>;

const record = recorder<PlacementFacts>();

const decide: Deciding['decide'] = {
  SecureOpening: ({ on, ...secured }, { placement }) =>
    find(placement.secured, secured.opening) ? [] : record('OpeningSecured', on, secured),
  LoseOpening: ({ on, ...lost }, { placement }) =>
    find(placement.secured, lost.opening) ? record('OpeningLost', on, lost) : [],
  AcceptMentor: ({ on, ...assigned }, { placement }) =>
    find(placement.mentors, assigned.mentor) ? [] : record('MentorAssigned', on, assigned),
  PartWithMentor: ({ on, ...released }, { placement }) =>
    find(placement.mentors, released.mentor) ? record('MentorReleased', on, released) : [],
};

const evolve: Pick<
  Deciding['evolve'],
  'OpeningSecured' | 'OpeningLost' | 'MentorAssigned' | 'MentorReleased'
> = {
  OpeningSecured: (state, { data: { opening }, happenedOn }) => ({
    ...state,
    secured: { ...state.secured, [opening]: happenedOn },
  }),
  OpeningLost: (state, { data: { opening } }) => ({ ...state, secured: without(state.secured, opening) }),
  MentorAssigned: (state, { data: { mentor }, happenedOn }) => ({
    ...state,
    mentors: { ...state.mentors, [mentor]: happenedOn },
  }),
  MentorReleased: (state, { data: { mentor } }) => ({ ...state, mentors: without(state.mentors, mentor) }),
};

/** The part of the chapter in which others decide. */
export const companions = { decide, evolve };
