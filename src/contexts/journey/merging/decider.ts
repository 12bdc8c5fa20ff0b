import { isRefusal, type Fact, recorder, refuse, refuseIf } from '../../../kernel/messages.js';
import { placeOf } from '../../../kernel/correction.js';
import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { carriedOn, copiedWith, givenBack, isMergedAway } from '../../../kernel/merge.js';
import { idOf } from '../../../kernel/projection.js';
import { type ById, without } from '../../by-id.js';
import type { Enrolment } from '../enrolment/decider.js';
import type { Placements } from '../placement/decider.js';
import type { Support } from '../support/decider.js';
import type * as commands from './commands.dto.js';
import type { MergingFacts } from './facts.js';

export interface Merging {
  /** The journey that stands for this one. */
  readonly into?: string;
  /** Journeys for which this one stands. */
  readonly duplicates: ById<true>;
}

/** What the absorbed journey tells the surviving one; no person issues these. */
export interface Reactions {
  TakeOver: { duplicate: string };
  GiveBack: { duplicate: string; moved: readonly string[]; reason: unknown };
}

interface Reads {
  readonly enrolment: Enrolment;
  readonly support: Support;
  readonly placement: Placements;
}

interface Knows {
  readonly history: readonly Fact[];
  readonly other: readonly Fact[];
}

const record = recorder<MergingFacts>();

/** Who the person is, and who accompanies her, the surviving journey knows itself. */
const STAYING: ReadonlySet<string> = new Set([
  'ParticipantRegistered',
  'DetailsChanged',
  'CaseWorkerAssigned',
  'HandOverOffered',
  'HandOverAccepted',
  'HandOverDeclined',
  'DeputyNamed',
  'EntryCorrected',
  'EntryRetracted',
  'EntryContested',
  'ContestLifted',
  'JourneyClosed',
  'JourneyReopened',
  'MergedInto',
  'MergeUndone',
  'DuplicateTakenOver',
  'DuplicateGivenBack',
]);

/** What other streams keep for this participant, under this id. */
const heldElsewhere = ({ enrolment, support, placement }: Reads): readonly string[] => {
  const held: Readonly<Record<string, number>> = {
    'a seat in a programme': enrolment.episodes.filter(({ to }) => to === undefined).length,
    'a place on a waiting list': Object.keys(enrolment.waiting).length,
    'a group event': Object.values(support.events).filter((date) => !Object.hasOwn(support.dates, date))
      .length,
    'a course': Object.keys(support.courses).length,
    'an opening': Object.keys(placement.secured).length,
    'a mentor': Object.keys(placement.mentors).length,
  };
  return Object.keys(held).filter((what) => held[what]! > 0);
};

const free = (state: Reads) => {
  const held = heldElsewhere(state);
  return refuseIf(
    held.length > 0,
    'held-elsewhere',
    `Others keep something for this journey: ${held.join(', ')}. Release that first, or merge the other journey into this one.`,
  );
};

const known = ([first]: readonly Fact[]) =>
  refuseIf(!first, 'unknown-participant', 'There is no participant with this id. Take the id of a journey.');

const standing = (other: readonly Fact[]) =>
  refuseIf(
    isMergedAway(other),
    'merged',
    'The other journey is itself merged into another one. Merge into that one, or undo that merge first.',
  );

/** Entries of the other journey that may move: its own, made since the merge. */
const movable = ({ other, history }: Knows, moves: readonly string[]) => {
  const own = history[0]!.stream;
  const since = other.findLast(
    ({ type, data }) =>
      type === 'DuplicateTakenOver' && (data as { duplicate: string }).duplicate === idOf(own),
  );
  for (const id of moves) {
    const place = placeOf(other, id);
    if (isRefusal(place)) return place;
    if (place.first.meta.copies || place.first.version <= (since?.version ?? 0))
      return refuse(
        'before-merge',
        'Only what was recorded there since the merge can move. What was here before comes back by itself.',
      );
  }
  return undefined;
};

/** No command but its undoing goes to a journey for which another one stands. */
export const notMerged = ({ merging }: { readonly merging: Merging }, command: string) =>
  refuseIf(
    !!merging.into && command !== 'UndoMerge' && command !== 'MergeInto',
    'merged',
    `This journey was merged into ${merging.into}. Go on there, or undo the merge with undo-merge.`,
  );

export const decider: Decider<
  'merging',
  Merging,
  CommandsOf<typeof commands> & Reactions,
  MergingFacts,
  Reads,
  Knows
> = {
  initial: { duplicates: {} },

  decide: {
    MergeInto: (merge, state, { today, history, other }) => {
      if (state.merging.into === merge.survivor) return [];
      return (
        notMerged(state, '') ??
        known(other) ??
        refuseIf(
          other[0]!.stream === history[0]!.stream,
          'same-journey',
          'A journey cannot be merged into itself. Name the other journey of this person.',
        ) ??
        standing(other) ??
        free(state) ??
        record('MergedInto', today, merge).map((fact) => ({ ...fact, merge: 'away' as const }))
      );
    },

    UndoMerge: ({ moves = [], reason }, { merging: { into } }, given) => {
      if (!into) return refuse('not-merged', 'This journey is not merged into another one.');
      const { today, other } = given;
      return (
        standing(other) ??
        movable(given, moves) ?? [
          ...record('MergeUndone', today, { survivor: into, moved: moves, reason }).map((fact) => ({
            ...fact,
            merge: 'back' as const,
          })),
          ...(copiedWith(other, moves) as never[]),
        ]
      );
    },

    TakeOver: (taken, { merging }, { today, other }) =>
      Object.hasOwn(merging.duplicates, taken.duplicate)
        ? []
        : [...record('DuplicateTakenOver', today, taken), ...(carriedOn(other, STAYING) as never[])],

    GiveBack: ({ duplicate, moved, reason }, { merging }, { today, history }) =>
      Object.hasOwn(merging.duplicates, duplicate)
        ? [
            ...record('DuplicateGivenBack', today, { duplicate }),
            ...(givenBack(history, `journey-${duplicate}`, moved, today, reason) as never[]),
          ]
        : [],
  },

  evolve: {
    MergedInto: (merging, { data: { survivor } }) => ({ ...merging, into: survivor }),
    MergeUndone: ({ duplicates }) => ({ duplicates }),
    DuplicateTakenOver: (merging, { data: { duplicate } }) => ({
      ...merging,
      duplicates: { ...merging.duplicates, [duplicate]: true },
    }),
    DuplicateGivenBack: (merging, { data: { duplicate } }) => ({
      ...merging,
      duplicates: without(merging.duplicates, duplicate),
    }),
  },
};
