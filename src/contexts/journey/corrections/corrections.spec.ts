import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { story } from '../../../kernel/scenario.js';
import type * as shared from '../../corrections.dto.js';
import type { JourneyFacts } from '../facts.js';
import type * as commands from './commands.dto.js';
import { corrections } from './index.js';

const { given } = story<JourneyFacts, CommandsOf<typeof shared> & CommandsOf<typeof commands>>({
  chapters: [corrections],
});

const refused = (code: string) => refuse(code, expect.any(String) as never);
const registered = [
  'ParticipantRegistered',
  '2021-01-01',
  {
    familyName: 'Muster',
    birthDate: '1990-01-01',
    ageBand: '28-34',
    sex: 'unknown',
    municipality: 'Musterstadt',
    motherTongue: 'ar',
    interpreterNeeded: false,
  },
] as const;
const agreed = [
  'CourseEnrolled',
  '2021-01-20',
  {
    course: 'command-2',
    provider: 'Volkshochschule',
    kind: 'integration',
    targetLevel: 'B1',
    units: 600,
    plannedFrom: '2021-02-01',
  },
] as const;
const started = ['CourseStarted', '2021-02-02', { course: 'command-2' }] as const;
const contested = ['EntryContested', '2021-03-01', { entry: 'fact-2', reason: 'never said so' }] as const;
const why = { reason: 'a typing error' };

describe('retracting an entry', () => {
  it('names the entry and says why', () => {
    expect(given(registered, agreed).when('RetractEntry', { entry: 'fact-2', ...why })).toEqual([
      { type: 'EntryRetracted', happenedOn: '2021-03-15', data: why, retracts: 'fact-2' },
    ]);
  });

  it('is refused for what is not there, began everything or carries others', () => {
    const { when } = given(registered, agreed, started);
    expect(when('RetractEntry', { entry: 'fact-9', ...why })).toEqual(refused('unknown-entry'));
    expect(when('RetractEntry', { entry: 'fact-1', ...why })).toEqual(refused('opens-the-history'));
    expect(when('RetractEntry', { entry: 'fact-2', ...why })).toEqual(refused('others-build-on-it'));
    expect(when('RetractEntry', { entry: 'fact-3', ...why })).toMatchObject([{ retracts: 'fact-3' }]);
  });
});

describe('a contested entry', () => {
  it('bears a mark until it is settled', () => {
    const contest = { entry: 'fact-2', reason: 'never said so' };
    expect(given(registered, agreed).when('ContestEntry', contest)).toEqual([
      { type: 'EntryContested', happenedOn: '2021-03-15', data: contest },
    ]);
    expect(given(registered).when('ContestEntry', contest)).toEqual(refused('unknown-entry'));
    const marked = given(registered, agreed, contested);
    expect(marked.state.corrections).toEqual({ contested: { 'fact-2': '2021-03-01' } });
    expect(marked.when('ContestEntry', contest)).toEqual([]);
    expect(marked.when('LiftContest', contest)).toMatchObject([{ type: 'ContestLifted' }]);
    const settled = given(registered, agreed, contested, ['ContestLifted', '2021-03-02', contest]);
    expect(settled.state.corrections).toEqual({ contested: {} });
    expect(settled.when('LiftContest', contest)).toEqual(refused('not-contested'));
  });
});
