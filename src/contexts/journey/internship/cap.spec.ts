import { describe, expect, it } from '@jest/globals';
import { fold } from '../../../kernel/decider.js';
import { factOf, type Happened, story } from '../../../kernel/scenario.js';
import { enrolment } from '../enrolment/index.js';
import type { JourneyFacts } from '../facts.js';
import { capOn, programme as consult } from './cap.js';
import { internship } from './index.js';

const { given } = story<JourneyFacts, object>({ chapters: [enrolment, internship] });

const programme = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const place = { employer: 'Tischlerei Beispiel', occupation: 'carpenter', kind: 'orientation' } as const;
const month = { ...place, plannedFrom: '2021-02-01', plannedTo: '2021-02-28' };
const enrolledIn = (id: string) => ['Enrolled', '2021-01-10', { programme: id }] as const;

describe('the cap', () => {
  const defined = {
    title: 'WIR',
    from: '2020-01-01',
    seats: 1,
    internshipCapDays: 20,
    funders: [],
    rates: [],
  };
  const cap = fold(
    consult.evolve!,
    consult.initial,
    [
      ['ProgrammeDefined', '2020-01-01', defined] as const,
      ['ProgrammeAmended', '2021-02-01', { internshipCapDays: 42 }] as const,
      ['ProgrammeAmended', '2020-06-01', { internshipCapDays: 30 }] as const,
      ['ProgrammeAmended', '2021-03-01', { seats: 2 }] as const,
    ].map((fact, index) => factOf(fact, index)),
  );

  it.each([
    ['2020-05-31', 20],
    ['2020-06-01', 30],
    ['2021-01-31', 30],
    ['2021-02-01', 42],
    ['2021-03-02', 42],
  ])('on %s is %s days', (on, days) => {
    expect(capOn(cap, on, [])).toBe(days);
  });

  const asks = (command: object, ...facts: Happened<JourneyFacts>[]) =>
    consult.stream(command as never, given(...facts).state as never, 'journey-own');
  const inNone = ['InternshipAgreed', '2021-01-20', { ...month, internship: 'wood' }] as const;
  const counted = ['InternshipAgreed', '2021-01-20', { ...month, internship: 'wood', programme }] as const;

  it('is asked of the programme in which the internship counts', () => {
    expect(asks(month)).toBeUndefined();
    expect(asks(month, enrolledIn(programme))).toBe(`programme-${programme}`);
    expect(asks(month, enrolledIn(programme), enrolledIn(other))).toBeUndefined();
    expect(asks({ ...month, programme: other }, enrolledIn(programme), enrolledIn(other))).toBe(
      `programme-${other}`,
    );
    expect(asks({ internship: 'wood' }, counted)).toBe(`programme-${programme}`);
    expect(asks({ internship: 'wood' }, inNone)).toBeUndefined();
    expect(asks({ internship: 'unknown' })).toBeUndefined();
  });
});
