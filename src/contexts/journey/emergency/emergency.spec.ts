import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { story } from '../../../kernel/scenario.js';
import type * as commands from './commands.dto.js';
import type { EmergencyFacts } from './facts.js';
import { emergency } from './index.js';

const { given } = story<EmergencyFacts, CommandsOf<typeof commands>>({ chapters: [emergency] });

const refused = (code: string, hint = '') => refuse(code, expect.stringContaining(hint) as never);
const reason = 'danger to a child';
const opened = [
  'GlassBroken',
  '2021-03-14',
  { breakGlass: 'b', account: 'stranger', reason, hours: 2 },
] as const;
const acknowledged = ['BreakGlassAcknowledged', '2021-03-15', { breakGlass: 'b' }] as const;

describe('opening a case in an emergency', () => {
  it('is recorded for whoever asks, with the reason and the hours', () => {
    expect(given().when('BreakGlass', { reason, hours: 24 })).toEqual([
      {
        type: 'GlassBroken',
        happenedOn: '2021-03-15',
        data: { breakGlass: 'this-command', account: 'test-worker', reason, hours: 24 },
      },
    ]);
  });

  it('is refused for longer than the rule allows', () => {
    expect(given().when('BreakGlass', { reason, hours: 25 })).toEqual(refused('too-long', '24 hours'));
  });

  it('ends by itself, hours after it was recorded', () => {
    expect(given(opened).state).toEqual({
      emergency: {
        openings: {
          b: { id: 'b', account: 'stranger', expires: '2021-03-14T14:00:00.000Z', acknowledged: false },
        },
      },
    });
  });

  it('is possible anew, each time under an id of its own', () => {
    const again = ['GlassBroken', '2021-03-15', { ...opened[2], breakGlass: 'c' }] as const;
    expect(Object.keys((given(opened, again).state.emergency as { openings: object }).openings)).toEqual([
      'b',
      'c',
    ]);
    expect(given(opened).when('BreakGlass', { reason, hours: 1 })).toMatchObject([{ type: 'GlassBroken' }]);
  });
});

describe('acknowledging it', () => {
  const note = 'spoke to her';

  it('is recorded once', () => {
    expect(given(opened).when('AcknowledgeBreakGlass', { breakGlass: 'b', note })).toEqual([
      { type: 'BreakGlassAcknowledged', happenedOn: '2021-03-15', data: { breakGlass: 'b', note } },
    ]);
    expect(given(opened, acknowledged).when('AcknowledgeBreakGlass', { breakGlass: 'b' })).toEqual([]);
  });

  it('is no business of whoever opened the case', () => {
    const actor = { id: 'stranger', role: 'team-lead', unit: 'test-unit' };
    expect(given(opened).when('AcknowledgeBreakGlass', { breakGlass: 'b' }, { actor })).toEqual(
      refused('own-break-glass'),
    );
  });

  it('needs something to be looked at', () => {
    for (const breakGlass of ['other', 'constructor'])
      expect(given(opened).when('AcknowledgeBreakGlass', { breakGlass })).toEqual(
        refused('no-such-break-glass'),
      );
    // A history that was cut may begin with it.
    expect(given(acknowledged).state).toEqual({ emergency: { openings: {} } });
  });
});
