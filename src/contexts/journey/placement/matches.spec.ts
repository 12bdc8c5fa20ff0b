import { describe, expect, it } from '@jest/globals';
import type { Consult } from '../../../kernel/context.js';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { type Happened, story } from '../../../kernel/scenario.js';
import type { JourneyFacts } from '../facts.js';
import { enrolment } from '../enrolment/index.js';
import type * as commands from './commands.dto.js';
import type { Reactions } from './companions.js';
import { placement } from './index.js';

const { given } = story<JourneyFacts, CommandsOf<typeof commands> & Reactions>({
  chapters: [enrolment, placement],
});
type Facts = Happened<JourneyFacts>[];

const TODAY = '2021-03-15';
const TOMORROW = '2021-03-16';
const pair = { employer: 'bakery', opening: 'baker' };
const matched = ['MatchedToOpening', '2021-03-01', { ...pair, match: 'm' }] as const;
const ended = ['MatchEnded', '2021-03-10', { match: 'm', because: 'employer-declined' }] as const;
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('matching', () => {
  const match = (opening: object | undefined, body: object = {}, ...facts: Facts) =>
    given(...facts).when(
      'MatchToOpening',
      { ...pair, ...body },
      {
        employer: opening ? { baker: { places: 1, filled: {}, ...opening } } : {},
      },
    );

  it('is recorded with the opening, once while it is under way', () => {
    expect(match({})).toEqual([
      { type: 'MatchedToOpening', happenedOn: TODAY, data: { ...pair, match: 'this-command' } },
    ]);
    expect(match({}, {}, matched)).toEqual([]);
    expect(match({}, {}, matched, ended)).toMatchObject([{ type: 'MatchedToOpening' }]);
  });

  it('where one can no longer apply needs a reason', () => {
    const full = { filled: { a: true } };
    expect(match(full)).toEqual(refused('reason-required'));
    expect(match(full, { reason: 'r' })).toMatchObject([
      { data: { reason: 'r' }, warnings: ['opening-full'] },
    ]);
    expect(match({ until: '2021-03-14' })).toEqual(refused('reason-required'));
    expect(match({ ...full, until: '2021-03-14' }, { reason: 'r' })).toMatchObject([
      { warnings: ['opening-expired', 'opening-full'] },
    ]);
    expect(match({ until: TODAY })).toMatchObject([{ type: 'MatchedToOpening' }]);
  });

  it('is refused where it would be false', () => {
    expect(match(undefined)).toEqual(refused('unknown-opening'));
    expect(match({ withdrawnOn: '2021-03-10' })).toEqual(refused('opening-withdrawn'));
    expect(match({}, { on: TOMORROW })).toEqual(refused('in-the-future'));
  });
});

describe('the steps of a match', () => {
  it.each([
    ['RecordApplication', 'ApplicationSent', {}],
    ['RecordInterview', 'InterviewHeld', { note: 'n' }],
    ['RecordPlaceOffer', 'PlaceOffered', {}],
    ['EndMatch', 'MatchEnded', { because: 'placed', reason: 'r' }],
  ] as const)('%s is recorded, and refused where it would be false', (command, type, data) => {
    const step = (on: string, ...facts: Facts) => given(...facts).when(command, { match: 'm', on, ...data });
    expect(step(TODAY, matched)).toEqual([{ type, happenedOn: TODAY, data: { match: 'm', ...data } }]);
    expect(step(TODAY)).toEqual(refused('unknown-match'));
    expect(step(TODAY, matched, ended)).toEqual(refused('match-ended'));
    expect(step('2021-02-28', matched)).toEqual(refused('before-match'));
    expect(step(TOMORROW, matched)).toEqual(refused('in-the-future'));
  });
});

describe('what the employer tells', () => {
  const opening = (...facts: (readonly [string, object, string?])[]) => {
    const { initial, evolve } = placement.consults.employer as Consult;
    const told = evolve as Record<string, (known: unknown, fact: object) => unknown>;
    return facts.reduce<unknown>(
      (known, [type, data, happenedOn]) =>
        told[type]!(known, { data: { opening: 'baker', ...data }, happenedOn }),
      initial,
    );
  };

  it('is how many places there are, who has one, and until when one can apply', () => {
    const published = ['OpeningPublished', { places: 1, until: '2021-05-01' }] as const;
    const filled = ['OpeningFilled', { participant: 'a' }] as const;
    expect(opening(published, filled)).toEqual({
      baker: { places: 1, until: '2021-05-01', filled: { a: true } },
    });
    expect(opening(published, ['OpeningAmended', { places: 3, until: '2021-06-01' }])).toMatchObject({
      baker: { places: 3, until: '2021-06-01' },
    });
    expect(opening(published, filled, ['OpeningFreed', { participant: 'a' }])).toMatchObject({
      baker: { filled: {} },
    });
    expect(opening(published, ['OpeningWithdrawn', {}, TODAY])).toMatchObject({
      baker: { withdrawnOn: TODAY },
    });
  });
});

describe('what others decide', () => {
  const secured = ['OpeningSecured', '2021-03-01', pair] as const;
  const accompanied = ['MentorAssigned', '2021-03-01', { mentor: 'p' }] as const;
  const on = TODAY;

  it('is noted once: a place', () => {
    const lose = { ...pair, because: 'left' as const, on };
    expect(given().when('SecureOpening', { ...pair, on })).toEqual([
      { type: 'OpeningSecured', happenedOn: on, data: pair },
    ]);
    expect(given(secured).when('SecureOpening', { ...pair, on })).toEqual([]);
    expect(given(secured).when('LoseOpening', lose)).toEqual([
      { type: 'OpeningLost', happenedOn: on, data: { ...pair, because: 'left' } },
    ]);
    expect(given().when('LoseOpening', lose)).toEqual([]);
    const lost = ['OpeningLost', '2021-03-02', { ...pair, because: 'left' }] as const;
    expect(given(secured, lost).when('SecureOpening', { ...pair, on })).toHaveLength(1);
  });

  it('is noted once: a mentor', () => {
    const part = { mentor: 'p', because: 'moved' as const, on };
    expect(given().when('AcceptMentor', { mentor: 'p', on })).toEqual([
      { type: 'MentorAssigned', happenedOn: on, data: { mentor: 'p' } },
    ]);
    expect(given(accompanied).when('AcceptMentor', { mentor: 'p', on })).toEqual([]);
    expect(given(accompanied).when('PartWithMentor', part)).toEqual([
      { type: 'MentorReleased', happenedOn: on, data: { mentor: 'p', because: 'moved' } },
    ]);
    expect(given().when('PartWithMentor', part)).toEqual([]);
  });
});
