import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { effective } from '../../../kernel/correction.js';
import { type Fact, refuse } from '../../../kernel/messages.js';
import { factOf, type Happened, story } from '../../../kernel/scenario.js';
import { coaching } from '../coaching/index.js';
import { enrolment } from '../enrolment/index.js';
import type { JourneyFacts } from '../facts.js';
import { placement } from '../placement/index.js';
import { support } from '../support/index.js';
import type * as commands from './commands.dto.js';
import { notMerged, type Reactions } from './decider.js';
import { merging } from './index.js';
import { mergesReachTheSurvivor } from './policies.js';

const { given } = story<JourneyFacts, CommandsOf<typeof commands> & Reactions>({
  chapters: [merging, enrolment, support, placement, coaching],
});

const refused = (code: string) => refuse(code, expect.any(String) as never);
const SURVIVOR = '00000000-0000-4000-8000-00000000000b';
const registered = ['ParticipantRegistered', '2021-01-01', {} as never] as const;
const held = (session: string) =>
  ['SessionHeld', '2021-02-01', { session, minutes: 30, channel: 'phone' } as never] as const;
const merged = ['MergedInto', '2021-03-01', { survivor: SURVIVOR, reason: 'twice' }] as const;

/** Another stream, fact by fact. */
const stream = (...facts: readonly Happened<JourneyFacts>[]): readonly Fact[] =>
  facts.map((happened, index) => ({
    ...factOf(happened, index, `journey-${SURVIVOR}`),
    id: `other-${index + 1}`,
  }));
const merge = { survivor: SURVIVOR, reason: 'twice' };
const undo = { reason: 'not the same' };

describe('merging a journey', () => {
  it('lets the other one stand for this one', () => {
    const { when } = given(registered, held('s'));
    expect(when('MergeInto', merge, { other: stream(registered) })).toEqual([
      { type: 'MergedInto', happenedOn: '2021-03-15', data: merge, merge: 'away' },
    ]);
  });

  it('is refused towards nobody, itself or a journey that is merged itself', () => {
    const { when } = given(registered);
    expect(when('MergeInto', merge)).toEqual(refused('unknown-participant'));
    expect(when('MergeInto', merge, { other: [factOf(registered, 0)] })).toEqual(refused('same-journey'));
    const [first, second] = stream(registered, merged);
    const gone = [first!, { ...second!, meta: { ...second!.meta, merge: 'away' as const } }];
    expect(when('MergeInto', merge, { other: gone })).toEqual(refused('merged'));
  });

  const keeping: [string, Happened<JourneyFacts>][] = [
    ['a seat', ['Enrolled', '2021-01-02', { programme: 'p' }]],
    ['a place on a waiting list', ['WaitingListJoined', '2021-01-02', { programme: 'p' }]],
    ['a group event', ['GroupEventRegistered', '2021-01-02', { event: 'e', date: 'd' }]],
    ['a course', ['CoursePlaceReceived', '2021-01-02', { course: 'c' }]],
    ['an opening', ['OpeningSecured', '2021-01-02', { employer: 'e', opening: 'o' }]],
    ['a mentor', ['MentorAssigned', '2021-01-02', { mentor: 'm' }]],
  ];
  it.each(keeping)('is refused while others keep %s for it', (what, fact) => {
    const decision = given(registered, fact).when('MergeInto', merge, { other: stream(registered) });
    expect(decision).toEqual(refuse('held-elsewhere', expect.stringContaining(what) as never));
  });

  it('happens once, and then no command goes there but its undoing', () => {
    const { state, when } = given(registered, merged);
    expect(when('MergeInto', merge, { other: stream(registered) })).toEqual([]);
    expect(when('MergeInto', { ...merge, survivor: 'else' }, { other: stream(registered) })).toEqual(
      refused('merged'),
    );
    const slices = state as never;
    expect(notMerged(slices, 'HoldSession')).toEqual(refused('merged'));
    expect(notMerged(slices, 'UndoMerge')).toBeUndefined();
    expect(notMerged(given(registered).state as never, 'HoldSession')).toBeUndefined();
  });
});

describe('the surviving journey', () => {
  const duplicate = stream(
    registered,
    held('a'),
    ['DetailsChanged', '2021-02-02', { phone: '1' }],
    held('b'),
  );

  it('carries on the entries, not who the person is, and only once', () => {
    const taken = given(registered).when('TakeOver', { duplicate: SURVIVOR }, { other: duplicate });
    expect(taken).toMatchObject([
      { type: 'DuplicateTakenOver', data: { duplicate: SURVIVOR } },
      {
        type: 'SessionHeld',
        happenedOn: '2021-02-01',
        data: { session: 'a' },
        copies: { commandId: 'command-2' },
      },
      { type: 'SessionHeld', data: { session: 'b' }, copies: { stream: `journey-${SURVIVOR}` } },
    ]);
    const { when } = given(registered, ['DuplicateTakenOver', '2021-03-01', { duplicate: SURVIVOR }]);
    expect(when('TakeOver', { duplicate: SURVIVOR }, { other: duplicate })).toEqual([]);
  });

  it('takes the copies back when the merge is undone, and what moves', () => {
    const origin = (n: number) => ({
      copies: { ...duplicate[n]!.meta, stream: `journey-${SURVIVOR}`, recordedAt: '' },
    });
    const fact = (happened: Happened<JourneyFacts>, index: number, meta = {}) => {
      const made = factOf(happened, index);
      return { ...made, meta: { ...made.meta, ...meta } };
    };
    const over = ['DuplicateTakenOver', '2021-03-01', { duplicate: SURVIVOR }] as const;
    const history = [
      fact(registered, 0),
      fact(held('own'), 1),
      fact(over, 2),
      fact(held('a'), 3, { commandId: 'command-3', ...origin(1) }),
      fact(held('b'), 4, { commandId: 'command-3', ...origin(3) }),
      fact(held('later'), 5),
      fact(held('moves'), 6),
    ];
    const body = { duplicate: SURVIVOR, moved: ['fact-7'], reason: 'r' };
    const back = given(registered, over).when('GiveBack', body, { history });
    expect(back).toMatchObject([
      { type: 'DuplicateGivenBack' },
      { type: 'EntryRetracted', retracts: 'fact-4', data: { reason: 'r' } },
      { type: 'EntryRetracted', retracts: 'fact-5' },
      { type: 'EntryRetracted', retracts: 'fact-7' },
    ]);
    const retractions = (back as unknown as { type: string; data: never; retracts?: string }[]).map(
      ({ type, data, retracts }, index) =>
        fact([type, '2021-03-15', data] as never, 7 + index, { commandId: 'undo', retracts }),
    );
    const left = effective([...history, ...retractions]).filter(({ type }) => type === 'SessionHeld');
    expect(left.map(({ data }) => (data as { session: string }).session)).toEqual(['own', 'later']);
    expect(given(registered).when('GiveBack', body)).toEqual([]);
  });
});

describe('undoing a merge', () => {
  const other = stream(
    registered,
    held('before'),
    ['DuplicateTakenOver', '2021-03-01', { duplicate: '00000000-0000-4000-8000-000000000000' }],
    held('since'),
  );

  it('lets this journey go on, with what moves here', () => {
    const { when } = given(registered, merged);
    expect(when('UndoMerge', undo, { other })).toMatchObject([
      { type: 'MergeUndone', merge: 'back', data: { survivor: SURVIVOR, moved: [] } },
    ]);
    expect(when('UndoMerge', { ...undo, moves: ['other-4'] }, { other })).toMatchObject([
      { type: 'MergeUndone', data: { moved: ['other-4'] } },
      { type: 'SessionHeld', data: { session: 'since' }, copies: { commandId: 'command-4' } },
    ]);
  });

  it('is refused where nothing is merged, or for what was there before', () => {
    expect(given(registered).when('UndoMerge', undo)).toEqual(refused('not-merged'));
    const { when } = given(registered, merged);
    expect(when('UndoMerge', { ...undo, moves: ['other-2'] }, { other })).toEqual(refused('before-merge'));
    expect(when('UndoMerge', { ...undo, moves: ['nothing'] }, { other })).toEqual(refused('unknown-entry'));
  });

  it('reaches the other journey', () => {
    const fact = { ...factOf(merged, 1, 'journey-a'), type: 'MergedInto' as const };
    expect(mergesReachTheSurvivor.on.MergedInto!(fact as never)).toEqual([
      { stream: `journey-${SURVIVOR}`, command: 'TakeOver', body: { duplicate: 'a' } },
    ]);
  });
});
