import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { type Happened, story } from '../../../kernel/scenario.js';
import type * as claimCommands from '../claims/commands.dto.js';
import type { JourneyFacts } from '../facts.js';
import { journey } from '../index.js';
import type * as commands from './commands.dto.js';
import type { Reactions } from './decider.js';
import { erasuresReachTheDuplicates } from './policies.js';

const { given } = story<
  JourneyFacts,
  CommandsOf<typeof commands> & CommandsOf<typeof claimCommands> & Reactions
>(journey);

const refused = (code: string, hint = '') => refuse(code, expect.stringContaining(hint) as never);
const registered = ['ParticipantRegistered', '2010-01-01', {} as never] as const;
const closed = ['JourneyClosed', '2010-06-30', { because: 'completed', portableRecord: false }] as const;
const funded = (on: string) =>
  ['UnitClaimed', on, { entry: `session/${on}`, grant: 'g', module: 'm' } as never] as const;
const hold = ['LegalHoldPlaced', '2010-05-01', { hold: 'h', reason: 'r' }] as const;
const erased = ['PersonErased', '2021-01-01', { ground: 'no-longer-needed', duplicates: [] }] as const;
const erase = { ground: 'no-longer-needed' } as const;

describe('an erasure', () => {
  it('is a fact, once the file need not be kept any more', () => {
    const { when } = given(registered, closed);
    expect(when('EraseParticipant', erase)).toEqual([
      { type: 'PersonErased', happenedOn: '2021-03-15', data: { ...erase, duplicates: [] } },
    ]);
    expect(when('EraseParticipant', erase, { today: '2020-12-31' })).toEqual(
      refused('retention-runs', '2020-12-31'),
    );
    expect(when('EraseParticipant', erase, { today: '2021-01-01' })).toHaveLength(1);
  });

  it('waits longer if the rule says so', () => {
    const rule = { rule: 'retention-case-file', from: '1900-01-01', value: 30, source: 's', change: 'c' };
    const rules = { drafts: {}, adopted: [rule] };
    expect(given(registered, closed).when('EraseParticipant', erase, { rules })).toEqual(
      refused('retention-runs', '2040-12-31'),
    );
  });

  it.each(['consent-withdrawn', 'objection', 'unlawful'] as const)(
    'on the ground %s waits for no file, but for the money',
    (ground) => {
      const lately = ['JourneyClosed', '2021-03-01', closed[2]] as const;
      expect(given(registered, lately).when('EraseParticipant', { ground })).toHaveLength(1);
      const { when } = given(registered, funded('2014-03-01'), funded('2015-03-01'), lately);
      expect(when('EraseParticipant', { ground })).toEqual(refused('retention-runs', '2021-12-31'));
      expect(when('EraseParticipant', { ground }, { today: '2022-01-01' })).toHaveLength(1);
    },
  );

  it('is refused while a legal hold stands, and while the data is needed', () => {
    expect(given(registered, hold, closed).when('EraseParticipant', erase)).toEqual(
      refused('legal-hold', '2010-05-01'),
    );
    const lifted = ['LegalHoldLifted', '2010-05-02', { hold: 'h', reason: 'r' }] as const;
    expect(given(registered, hold, lifted, closed).when('EraseParticipant', erase)).toHaveLength(1);
    expect(given(registered).when('EraseParticipant', erase)).toEqual(refused('not-closed'));
    const mentor = ['MentorAssigned', '2010-02-01', { mentor: 'm' }] as const;
    expect(given(registered, mentor, closed).when('EraseParticipant', erase)).toEqual(
      refused('held-elsewhere', 'a mentor'),
    );
  });

  it('happens once, was not asked for in the future, and takes the duplicates along', () => {
    expect(given(registered, closed, erased).when('EraseParticipant', erase)).toEqual([]);
    expect(
      given(registered, closed).when('EraseParticipant', { ...erase, requestedOn: '2021-03-16' }),
    ).toEqual(refused('in-the-future'));
    const taken = ['DuplicateTakenOver', '2010-02-01', { duplicate: 'd' }] as const;
    expect(given(registered, taken, closed).when('EraseParticipant', erase)).toMatchObject([
      { data: { duplicates: ['d'] } },
    ]);
    const fact = { stream: 'journey-s', data: { ...erased[2], duplicates: ['d'] } };
    const along = { survivor: 's', ground: 'no-longer-needed' } as const;
    expect(erasuresReachTheDuplicates.on.PersonErased!(fact as never)).toEqual([
      { stream: 'journey-d', command: 'EraseAlong', body: along },
    ]);
    const merged = ['MergedInto', '2010-02-01', { survivor: 's', reason: 'r' }] as const;
    const { state, when } = given(registered, merged);
    expect(when('EraseAlong', along)).toMatchObject([{ type: 'PersonErased', data: { along: 's' } }]);
    expect(journey.guard(state as never, 'EraseAlong')).toBeUndefined();
    expect(given(registered).when('EraseAlong', along)).toEqual([]);
    expect(given(registered, merged, erased).when('EraseAlong', along)).toEqual([]);
  });
});

describe('a restriction', () => {
  it('holds until it is lifted', () => {
    const restricted = ['ProcessingRestricted', '2020-01-01', { ground: 'retention' }] as const;
    expect(given(registered).when('RestrictProcessing', { ground: 'retention' })).toMatchObject([
      { type: 'ProcessingRestricted', data: { ground: 'retention' } },
    ]);
    const { when, state } = given(registered, restricted);
    expect(state).toMatchObject({ privacy: { restricted: '2020-01-01' } });
    expect(when('RestrictProcessing', { ground: 'objection' })).toEqual([]);
    expect(when('LiftRestriction', { reason: 'r' })).toMatchObject([{ type: 'RestrictionLifted' }]);
    const lifted = given(registered, restricted, ['RestrictionLifted', '2020-02-01', { reason: 'r' }]);
    expect(lifted.state).toMatchObject({ privacy: { holds: {} } });
    expect(lifted.when('LiftRestriction', { reason: 'r' })).toEqual(refused('not-restricted'));
  });
});

describe('a legal hold', () => {
  it('is placed and lifted, each by its id', () => {
    expect(given(registered).when('PlaceLegalHold', { reason: 'r' })).toEqual([
      {
        type: 'LegalHoldPlaced',
        happenedOn: '2021-03-15',
        data: { hold: 'this-command', reason: 'r' },
      },
    ]);
    expect(given(registered).when('PlaceLegalHold', { on: '2021-03-16', reason: 'r' })).toEqual(
      refused('in-the-future'),
    );
    expect(given(registered, hold).when('LiftLegalHold', { hold: 'h', reason: 'r' })).toMatchObject([
      { type: 'LegalHoldLifted', data: { hold: 'h' } },
    ]);
    expect(given(registered).when('LiftLegalHold', { hold: 'h', reason: 'r' })).toEqual(
      refused('no-legal-hold'),
    );
  });
});

describe('what may still be done', () => {
  const barred = (command: string, ...facts: readonly Happened<JourneyFacts>[]) =>
    journey.guard(given(registered, ...facts).state as never, command)?.refused;
  const restricted = ['ProcessingRestricted', '2020-01-01', { ground: 'retention' }] as const;

  it.each([
    ['HoldSession', 'restricted', 'erased'],
    ['RetractEntry', 'restricted', 'erased'],
    ['ClaimUnit', 'restricted', undefined],
    ['ReopenJourney', 'restricted', 'erased'],
    ['LiftRestriction', undefined, 'erased'],
    ['PlaceLegalHold', undefined, 'erased'],
    ['EraseParticipant', undefined, undefined],
    ['TakeSeat', undefined, 'erased'],
  ])('%s is refused with %s while restricted, with %s after an erasure', (command, kept, gone) => {
    expect(barred(command)).toBeUndefined();
    expect(barred(command, restricted)).toBe(kept);
    expect(barred(command, closed, erased)).toBe(gone);
    expect(barred(command, restricted, closed, erased)).toBe(gone);
  });
});
