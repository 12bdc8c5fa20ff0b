import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../kernel/decider.js';
import { refuse } from '../../kernel/messages.js';
import { type Happened, story } from '../../kernel/scenario.js';
import type * as commands from './commands.dto.js';
import type { OfferFacts } from './facts.js';
import { offer } from './index.js';

const { given } = story<OfferFacts, CommandsOf<typeof commands>>(offer);

const TODAY = '2021-03-15';
const TOMORROW = '2021-03-16';
const shop = {
  title: 'Kleiderkammer Beispiel',
  kind: 'second-hand',
  municipality: 'Musterstadt',
  provider: 'Musterverein',
} as const;
const terms = { ...shop, needs: ['housing'], languages: ['de', 'uk'], from: '2021-03-01' } as const;
const published = ['OfferPublished', '2021-03-01', terms] as const;
const withdrawn = ['OfferWithdrawn', '2021-03-10', {}] as const;
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('publishing', () => {
  const publish = (body: object, ...facts: Happened<OfferFacts>[]) =>
    given(...facts).when('PublishOffer', { ...shop, needs: ['housing'], languages: ['de'], ...body });

  it('is open from the day of the entry, or from another one', () => {
    expect(publish({ needs: ['work', 'work'], languages: ['uk', 'de', 'uk'] })).toEqual([
      {
        type: 'OfferPublished',
        happenedOn: TODAY,
        data: { ...shop, needs: ['work'], languages: ['uk', 'de'], from: TODAY },
      },
    ]);
    expect(publish({ from: '2021-06-01', until: '2021-08-31' })).toMatchObject([
      { data: { from: '2021-06-01', until: '2021-08-31' } },
    ]);
  });

  it('is refused where it would be false', () => {
    expect(publish({}, published)).toEqual(refused('already-published'));
    expect(publish({ on: TOMORROW })).toEqual(refused('in-the-future'));
    expect(publish({ until: '2021-03-14' })).toEqual(refused('end-before-start'));
  });
});

describe('amending', () => {
  const amend = (body: object, ...facts: Happened<OfferFacts>[]) =>
    given(published, ...facts).when('AmendOffer', body);

  it('records only what changed', () => {
    expect(amend({ languages: ['de'], provider: 'Musterverein' })).toEqual([
      { type: 'OfferAmended', happenedOn: TODAY, data: { languages: ['de'] } },
    ]);
    const once = ['OfferAmended', '2021-03-02', { languages: ['de'] }] as const;
    expect(amend({ languages: ['de'] }, once)).toEqual([]);
  });

  it('is refused where it would be false', () => {
    expect(amend({ title: 't' }, withdrawn)).toEqual(refused('offer-withdrawn'));
    expect(amend({ title: 't', on: TOMORROW })).toEqual(refused('in-the-future'));
    expect(amend({ title: 't', on: '2021-02-28' })).toEqual(refused('end-before-start'));
    expect(amend({ until: '2021-02-28' })).toEqual(refused('end-before-start'));
  });
});

describe('withdrawing', () => {
  it('happens once, not before it was published', () => {
    const { when } = given(published);
    expect(when('WithdrawOffer', { reason: 'closed' })).toEqual([
      { type: 'OfferWithdrawn', happenedOn: TODAY, data: { reason: 'closed' } },
    ]);
    expect(given(published, withdrawn).when('WithdrawOffer', {})).toEqual([]);
    expect(when('WithdrawOffer', { on: TOMORROW })).toEqual(refused('in-the-future'));
    expect(when('WithdrawOffer', { on: '2021-02-28' })).toEqual(refused('end-before-start'));
  });
});
