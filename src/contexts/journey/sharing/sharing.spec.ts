import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { story } from '../../../kernel/scenario.js';
import { identity } from '../identity/index.js';
import type { IdentityFacts } from '../identity/facts.js';
import type * as commands from './commands.dto.js';
import type { SharingFacts } from './facts.js';
import { sharing } from './index.js';

const { given } = story<IdentityFacts & SharingFacts, CommandsOf<typeof commands>>({
  chapters: [identity, sharing],
});

const refused = (code: string) => refuse(code, expect.any(String) as never);
const purpose = 'sharing-with-partners';
const agreed = ['ConsentGiven', '2021-03-01', { purpose, form: 'v1' } as never] as const;
const agreesNot = ['ConsentWithdrawn', '2021-03-02', { purpose } as never] as const;
const share = { unit: 'red-cross', purpose: 'skills', basis: 'consent' } as const;
const shared = ['CaseShared', '2021-03-05', { ...share, sharing: 's' }] as const;
const withdrawn = ['SharingWithdrawn', '2021-03-06', { sharing: 's', reason: 'over' }] as const;

describe('sharing a case', () => {
  it('is recorded under an id of its own', () => {
    expect(given(agreed).when('ShareCase', { ...share, until: '2021-03-15' })).toEqual([
      {
        type: 'CaseShared',
        happenedOn: '2021-03-15',
        data: { ...share, until: '2021-03-15', sharing: 'this-command' },
      },
    ]);
    expect(given(shared).state).toMatchObject({
      sharing: { shares: { s: { id: 's', unit: 'red-cross', basis: 'consent', from: '2021-03-05' } } },
    });
  });

  it('is with one account or with one unit', () => {
    const { unit: _, ...nobody } = share;
    for (const wrong of [nobody, { ...share, account: 'a' }])
      expect(given(agreed).when('ShareCase', wrong)).toEqual(refused('account-or-unit'));
    expect(given(agreed).when('ShareCase', { ...nobody, account: 'a' })).toHaveLength(1);
  });

  it('needs the agreement that it rests on, and no other ground needs it', () => {
    expect(given().when('ShareCase', share)).toEqual(refused('no-consent'));
    expect(given(agreed, agreesNot).when('ShareCase', share)).toEqual(refused('no-consent'));
    expect(given().when('ShareCase', { ...share, basis: 'own-task' })).toHaveLength(1);
  });

  it('does not end before it begins', () => {
    expect(given(agreed).when('ShareCase', { ...share, until: '2021-03-14' })).toEqual(
      refused('end-before-start'),
    );
  });

  it('ends when it is withdrawn, and that once', () => {
    const reason = 'over';
    expect(given(shared).when('WithdrawSharing', { sharing: 's', reason })).toEqual([
      { type: 'SharingWithdrawn', happenedOn: '2021-03-15', data: { sharing: 's', reason } },
    ]);
    expect(given(shared, withdrawn).state).toMatchObject({ sharing: { shares: {} } });
    for (const id of ['s', 'other', 'constructor'])
      expect(given(shared, withdrawn).when('WithdrawSharing', { sharing: id, reason })).toEqual(
        refused('no-such-sharing'),
      );
  });
});

describe('data handed to another body', () => {
  const data = {
    recipient: 'Musteramt',
    what: 'address',
    basis: 'court',
    provision: '§ 73',
    reason: 'asked',
  } as const;

  it('is recorded with its ground, on the day on which it was handed over', () => {
    expect(given().when('DiscloseData', { ...data, on: '2021-03-01' })).toEqual([
      { type: 'DataDisclosed', happenedOn: '2021-03-01', data },
    ]);
    expect(given().when('DiscloseData', data)).toMatchObject([{ happenedOn: '2021-03-15' }]);
    const before = given(shared).state;
    expect(given(shared, ['DataDisclosed', '2021-03-06', data]).state).toEqual(before);
  });

  it('was not handed over ahead, nor without the agreement it names', () => {
    expect(given().when('DiscloseData', { ...data, on: '2021-03-16' })).toEqual(refused('in-the-future'));
    expect(given().when('DiscloseData', { ...data, basis: 'consent' })).toEqual(refused('no-consent'));
    expect(given(agreed).when('DiscloseData', { ...data, basis: 'consent' })).toHaveLength(1);
  });
});
