import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { story } from '../../../kernel/scenario.js';
import { enrolment } from '../enrolment/index.js';
import type { JourneyFacts } from '../facts.js';
import type * as commands from './commands.dto.js';
import { closing } from './index.js';

const { given } = story<JourneyFacts, CommandsOf<typeof commands>>({ chapters: [enrolment, closing] });

const programme = '11111111-1111-4111-8111-111111111111';
const refused = (code: string) => refuse(code, expect.any(String) as never);
const closed = ['JourneyClosed', '2021-03-01', { because: 'moved', portableRecord: false }] as const;

describe('closing', () => {
  it('says why and whether qualifications were taken along', () => {
    expect(given().when('CloseJourney', { because: 'left-the-country', portableRecord: true })).toEqual([
      {
        type: 'JourneyClosed',
        happenedOn: '2021-03-15',
        data: { because: 'left-the-country', portableRecord: true },
      },
    ]);
    expect(given().when('CloseJourney', { because: 'moved' })).toMatchObject([
      { data: { portableRecord: false } },
    ]);
  });

  it('for another reason needs it in words', () => {
    expect(given().when('CloseJourney', { because: 'other' })).toEqual(refused('reason-required'));
    expect(given().when('CloseJourney', { because: 'other', reason: 'joined a monastery' })).toMatchObject([
      { type: 'JourneyClosed' },
    ]);
  });

  it('waits until no seat is held or waited for', () => {
    const enrolled = ['Enrolled', '2021-01-10', { programme }] as const;
    const completed = ['ProgrammeCompleted', '2021-02-10', { programme }] as const;
    const waits = ['WaitingListJoined', '2021-01-10', { programme }] as const;
    expect(given(enrolled).when('CloseJourney', { because: 'moved' })).toEqual(refused('still-enrolled'));
    expect(given(waits).when('CloseJourney', { because: 'moved' })).toEqual(refused('still-enrolled'));
    expect(given(enrolled, completed).when('CloseJourney', { because: 'moved' })).toMatchObject([
      { type: 'JourneyClosed' },
    ]);
  });

  it('happens once and not ahead', () => {
    expect(given(closed).when('CloseJourney', { because: 'moved' })).toEqual(refused('already-closed'));
    expect(given().when('CloseJourney', { because: 'moved', on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
  });
});

describe('reopening', () => {
  it('takes a closed journey up again', () => {
    const reopen = { reason: 'came back' };
    expect(given(closed).when('ReopenJourney', reopen)).toEqual([
      { type: 'JourneyReopened', happenedOn: '2021-03-15', data: reopen },
    ]);
    expect(given().when('ReopenJourney', reopen)).toEqual(refused('not-closed'));
    expect(given(closed).when('ReopenJourney', { ...reopen, on: '2021-02-28' })).toEqual(
      refused('before-closing'),
    );
    expect(given(closed).when('ReopenJourney', { ...reopen, on: '2021-03-16' })).toEqual(
      refused('in-the-future'),
    );
    const again = given(closed, ['JourneyReopened', '2021-03-02', reopen]);
    expect(again.when('CloseJourney', { because: 'completed' })).toMatchObject([{ type: 'JourneyClosed' }]);
  });
});
