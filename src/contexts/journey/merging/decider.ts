import { isRefusal, type Fact, recorder, refuse, refuseIf } from '../../../kernel/messages.js';
import { effective, placeOf } from '../../../kernel/correction.js';
import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { carriedOn, copiedWith, givenBack, isMergedAway } from '../../../kernel/merge.js';
import { idOf } from '../../../kernel/projection.js';
import { type ById, without } from '../../by-id.js';
import type * as commands from './commands.dto.js';
import type { MergingFacts } from './facts.js';
import { free, type Reads } from './held.js';

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
  'ResponsibilityTransferred',
  'CaseShared',
  'SharingWithdrawn',
  'DataDisclosed',
  'GlassBroken',
  'BreakGlassAcknowledged',
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
  'PersonErased',
]);

const known = ([first]: readonly Fact[]) =>
  refuseIf(!first, 'unknown-participant', 'There is no participant with this id. Take the id of a journey.');

type Names = Partial<Pick<MergingFacts['DuplicateTakenOver'], 'familyName' | 'givenName' | 'birthDate'>>;

/** Under which name and birth date the person is known. */
const knownAs = (other: readonly Fact[]): Names =>
  effective(other)
    .filter(({ type }) => type === 'ParticipantRegistered' || type === 'DetailsChanged')
    .reduce<Names>((names, { data }) => {
      const { familyName, givenName, birthDate } = { ...names, ...(data as Names) };
      return {
        ...(familyName && { familyName }),
        ...(givenName && { givenName }),
        ...(birthDate && { birthDate }),
      };
    }, {});

const standing = (other: readonly Fact[]) =>
  refuseIf(
    other.some(({ type }) => type === 'PersonErased'),
    'erased',
    'The personal data of the other journey was erased. Nothing is merged with it.',
  ) ??
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

const AFTER_MERGE: ReadonlySet<string> = new Set(['UndoMerge', 'MergeInto', 'EraseAlong']);

/** No command but its undoing goes to a journey for which another one stands. */
export const notMerged = ({ merging }: { readonly merging: Merging }, command: string) =>
  refuseIf(
    !!merging.into && !AFTER_MERGE.has(command),
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
        : [
            ...record('DuplicateTakenOver', today, { ...taken, ...knownAs(other) }),
            ...(carriedOn(other, STAYING) as never[]),
          ],

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
