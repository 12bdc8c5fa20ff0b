import { describe, expect, it } from '@jest/globals';
import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { type Happened, rowAfter } from '../../kernel/scenario.js';
import { demandProjection } from './demand.projection.js';

const talk: Happened<JourneyFacts> = [
  'SessionHeld',
  '2022-06-07',
  {
    ...{ session: 's', minutes: 30, channel: 'office', coach: 'coach-1', language: 'uk', interpreter: true },
    ...{ topics: ['childcare', 'translation'], note: 'n' },
  },
];

describe('the demand of a person', () => {
  it('is what was talked about, with whom and in which language', () => {
    expect(rowAfter<JourneyFacts>(demandProjection, talk)).toMatchObject({
      talks: [{ on: '2022-06-07', coach: 'coach-1', language: 'uk', topics: ['childcare', 'translation'] }],
    });
  });

  it('does not count a talk that was missed or called off', () => {
    expect(
      rowAfter<JourneyFacts>(
        demandProjection,
        ['SessionMissed', '2022-06-08', { session: 't', excused: true }],
        ['SessionCancelled', '2022-06-09', { session: 'u', by: 'coach' }],
      ),
    ).toBeNull();
  });

  it('leads to offers', () => {
    const referral: Happened<JourneyFacts> = [
      'ReferralMade',
      '2022-06-08',
      { referral: 'r', offer: 'o', need: 'childcare' },
    ];
    expect(rowAfter<JourneyFacts>(demandProjection, talk, referral)).toMatchObject({
      referrals: [{ offer: 'o', on: '2022-06-08' }],
    });
  });
});
