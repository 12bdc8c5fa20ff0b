import { describe, expect, it } from '@jest/globals';
import { fold } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { factOf, type Happened, story } from '../../../kernel/scenario.js';
import type { CommandsOf } from '../../../kernel/decider.js';
import type { FinancingTerms } from '../../../shapes/financing.js';
import { enrolment } from '../enrolment/index.js';
import type { JourneyFacts } from '../facts.js';
import type * as commands from './commands.dto.js';
import { claims } from './index.js';
import { units } from './units.js';

const { given } = story<JourneyFacts, CommandsOf<typeof commands>>({ chapters: [claims, enrolment] });
type Facts = Happened<JourneyFacts>[];

const refused = (code: string) => refuse(code, expect.any(String) as never);
const rate = (line: string, unit: string) =>
  ({ line, title: line, kind: 'rate', unit, cents: 100, minutesPerUnit: 60 }) as never;
const awarded: FinancingTerms = {
  from: '2021-02-01',
  to: '2021-12-31',
  ownShare: { permille: 0, basis: 'within' },
  modules: [
    {
      ...{ module: 'm', title: 'm', cents: 1 },
      lines: [
        rate('talks', 'coaching-session'),
        rate('hours', 'coaching-hour'),
        rate('lessons', 'teaching-unit'),
        { line: 'fees', title: 'fees', kind: 'actual', unit: 'exam-fee' },
        { line: 'rooms', title: 'rooms', kind: 'actual' },
      ],
    },
    {
      module: 'own',
      title: 'own',
      cents: 1,
      programme: 'p',
      lines: [rate('talks', 'coaching-session'), rate('fees', 'exam-fee')],
    },
  ],
  municipalities: [{ name: 'Hier' }],
  conditions: [],
};

const registered = [
  'ParticipantRegistered',
  '2021-01-01',
  { municipality: 'Hier' },
] as never as Facts[number];
const moved = (on: string, municipality: string) => ['DetailsChanged', on, { municipality }] as const;
const talk = (on: string, session: string, programme?: string) =>
  ['SessionHeld', on, { session, minutes: 45, programme }] as never as Facts[number];
const lesson = ['CourseAttended', '2021-03-02', { course: 'c', units: 4, absentUnits: 0 }] as const;
const noted = [
  'CourseDayNoted',
  '2021-03-03',
  { course: 'd', units: 4, excusedUnits: 0, unexcusedUnits: 0 },
] as const;
const trained = ['TrainingAttended', '2021-03-04', { training: 't', units: 4, absentUnits: 0 }] as const;
const exam = ['ExamTaken', '2021-03-05', { level: 'B1', result: 'passed' }] as const;
const certified = [
  'TrainingCertified',
  '2021-03-06',
  { training: 't', certificate: 'x', result: 'passed' },
] as const;
const enrolled = ['Enrolled', '2021-02-01', { programme: 'p' }] as const;
const claimed = (entry: string) =>
  [
    'UnitClaimed',
    '2021-03-01',
    { entry, grant: 'other', module: 'z', line: 'l', municipality: 'Hier' },
  ] as const;

const charge = { grant: 'g', module: 'm', line: 'talks' };
const fee = { cents: 12_000, receipt: { number: '1', issuedOn: '2021-03-05' } };
const knowing = (facts: Facts, amendments: readonly { from: string; changes: object }[] = []) => ({
  grant: { awarded, amendments },
  units: fold(
    units.evolve!,
    units.initial,
    [registered, ...facts].map((each, index) => factOf(each, index)),
  ),
});
const claim = (body: object, facts: Facts, amendments?: { from: string; changes: object }[]) =>
  given(...facts).when('ClaimUnit', { ...charge, ...body } as never, knowing(facts, amendments));

describe('a claim', () => {
  it('happens on the day of its unit, where the participant lived then', () => {
    const facts = [talk('2021-03-01', 's'), moved('2021-03-02', 'Dort')];
    expect(claim({ entry: 'session/s' }, facts)).toEqual([
      {
        type: 'UnitClaimed',
        happenedOn: '2021-03-01',
        data: { ...charge, entry: 'session/s', municipality: 'Hier' },
      },
    ]);
  });

  it.each([
    ['session/s', 'talks', talk('2021-03-01', 's')],
    ['session/s', 'hours', talk('2021-03-01', 's')],
    ['course/c/2021-03-02', 'lessons', lesson],
    ['course/d/2021-03-03', 'lessons', noted],
    ['training/t/2021-03-04', 'lessons', trained],
    ['exam/B1/2021-03-05', 'fees', exam],
    ['certificate/t/2021-03-06', 'fees', certified],
  ])('may be of %s: %s', (entry, line, fact) => {
    const cost = line === 'fees' ? { cost: fee } : {};
    expect(claim({ entry, line, ...cost }, [fact])).toHaveLength(1);
    expect(claim({ entry, line: line === 'lessons' ? 'talks' : 'lessons' }, [fact])).toEqual(
      refused('other-kind-of-unit'),
    );
    expect(claim({ entry, line: 'rooms' }, [fact])).toEqual(refused('other-kind-of-unit'));
  });

  it.each([
    ['unknown-unit', { entry: 'session/x' }],
    ['unknown-module', { module: 'x' }],
    ['unknown-line', { line: 'x' }],
    ['paid-by-rate', { cost: fee }],
  ])('is refused: %s', (code, body) => {
    expect(claim({ entry: 'session/s', ...body }, [talk('2021-03-01', 's')])).toEqual(refused(code));
  });

  it('is refused outside of period and place, by the terms of its day', () => {
    const early = [talk('2021-01-31', 's')];
    expect(claim({ entry: 'session/s' }, early)).toEqual(refused('outside-period'));
    const longer = { from: '2021-01-01', changes: { from: '2021-01-01' } };
    expect(claim({ entry: 'session/s' }, early, [longer])).toHaveLength(1);
    const there = [moved('2021-02-15', 'Dort'), talk('2021-03-01', 's')];
    expect(claim({ entry: 'session/s' }, there)).toEqual(refused('municipality-not-in-grant'));
  });

  it('of a fee says what was paid', () => {
    expect(claim({ entry: 'exam/B1/2021-03-05', line: 'fees' }, [exam])).toEqual(refused('cost-required'));
    expect(claim({ entry: 'exam/B1/2021-03-05', line: 'fees', cost: fee, payee: 'p' }, [exam])).toMatchObject(
      [{ data: { cost: fee, payee: 'p' } }],
    );
  });

  it('of a module with a programme is one of that programme', () => {
    const own = (...facts: Facts) => claim({ entry: 'session/s', module: 'own' }, facts);
    expect(own(enrolled, talk('2021-03-01', 's', 'p'))).toHaveLength(1);
    expect(own(enrolled, talk('2021-03-01', 's', 'q'))).toEqual(refused('other-programme'));
    const examined = (...facts: Facts) =>
      claim({ entry: 'exam/B1/2021-03-05', module: 'own', line: 'fees' }, [...facts, exam]);
    expect(examined(enrolled)).toHaveLength(1);
    expect(examined()).toEqual(refused('other-programme'));
  });

  it('is made once, and the refusal says by whom', () => {
    const again = claim({ entry: 'session/s' }, [talk('2021-03-01', 's'), claimed('session/s')]);
    expect(again).toEqual(refused('already-claimed'));
    expect((again as { hint: string }).hint).toMatch(/2021-03-01.* z .*other/);
  });

  it('needs a grant', () => {
    expect(
      given().when('ClaimUnit', { ...charge, entry: 'session/s' }, { units: knowing([]).units }),
    ).toEqual(refused('unknown-grant'));
  });

  it('can be released, and made anew', () => {
    const released = ['ClaimReleased', '2021-03-10', { entry: 'session/s', reason: 'r' }] as const;
    const facts = [talk('2021-03-01', 's'), claimed('session/s')] as Facts;
    const release = (...more: Facts) =>
      given(...facts, ...more).when('ReleaseClaim', { entry: 'session/s', reason: 'r' });
    expect(release()).toMatchObject([{ type: 'ClaimReleased', happenedOn: '2021-03-01' }]);
    expect(release(released)).toEqual(refused('not-claimed'));
    expect(claim({ entry: 'session/s' }, [...facts, released])).toHaveLength(1);
  });

  it('that came with a duplicate does not take a unit from the first', () => {
    const both = [claimed('s'), ['UnitClaimed', '2021-03-01', { ...claimed('s')[2], grant: 'g' }]] as Facts;
    expect(given(...both).state.claims).toMatchObject({ claims: { s: { grant: 'other' } } });
  });
});

describe('claims of a time', () => {
  const facts = [
    talk('2021-03-08', 'c'),
    talk('2021-02-10', 'a'),
    talk('2021-01-10', 'too early'),
    talk('2021-03-01', 'b'),
    talk('2021-04-01', 'too late'),
    lesson,
    claimed('session/b'),
  ] as Facts;
  const all = (body: object = {}) =>
    given(...facts).when(
      'ClaimUnits',
      { ...charge, from: '2021-01-01', to: '2021-03-31', ...body },
      knowing(facts),
    );

  it('are those of all units that fit and are free', () => {
    expect(all()).toMatchObject([
      { happenedOn: '2021-02-10', data: { entry: 'session/a' } },
      { happenedOn: '2021-03-08', data: { entry: 'session/c' } },
    ]);
    expect(all({ from: '2021-02-11' })).toHaveLength(1);
    expect(all({ line: 'lessons' })).toMatchObject([{ data: { entry: 'course/c/2021-03-02' } }]);
  });

  it('are none where each has a cost of its own, or nothing is left', () => {
    expect(all({ line: 'fees' })).toEqual([]);
    expect(all({ to: '2021-02-01' })).toEqual([]);
  });

  it('need a line that there is', () => {
    expect(all({ line: 'x' })).toEqual(refused('unknown-line'));
    expect(all({ from: '2021-04-01' })).toEqual(refused('end-before-start'));
  });
});
