import { addDays, type Day, daysBetween, workday } from '../calendar.js';
import type { Chance } from '../chance.js';
import { type Case, enters, inOrder, type Step } from './script.js';

type Body = Readonly<Record<string, unknown>>;

/** How entries are set right, by their command. */
const RIGHT: Readonly<Record<string, (body: Body, chance: Chance) => Body>> = {
  'hold-session': ({ minutes }) => ({ minutes: Number(minutes) + 10 }),
  'assess-needs': ({ needs }) => ({
    needs: [...(needs as string[]).filter((each) => each !== 'other'), 'other'],
  }),
  'report-attendance': ({ units, absentUnits = 0 }) => ({
    ...{ units: Number(units) - 1, absentUnits: Number(absentUnits) + 1 },
  }),
  'record-placement': (_, chance) => ({ hoursPerWeek: chance.between(15, 34) }),
  'record-skill': ({ level }) => ({ level: level === 'good' ? 'basic' : 'good' }),
  'record-experience': ({ years }) => ({ years: Number(years) + 1 }),
};

const REASONS = ['Typed wrongly.', 'Mixed up with another talk.', 'The list of the school says otherwise.'];

/** How an entry is named that is taken back. */
const WRONG = '/wrong';

const commandOf = ({ path }: Step): string => path.split('/').at(-1)!;

const mayBeWrong = (step: Step): boolean =>
  commandOf(step) in RIGHT &&
  !step.expects &&
  !step.as?.endsWith(WRONG) &&
  // What was entered very late is looked at twice.
  daysBetween((step.body.on ?? step.at.slice(0, 10)) as Day, step.at.slice(0, 10)) <= 40 &&
  (step.body.units === undefined || Number(step.body.units) > 1);

/** Whoever attends more than all of a course has lists without a mistake. */
const hasExactLists = (steps: readonly Step[]): boolean =>
  steps.some(({ expects }) => expects?.warnings?.includes('over-course-units'));

/** Of all entries three in a hundred are corrected, those of some kinds only. */
export const corrected = (of: Case, steps: readonly Step[], share = 0.03): Step[] => {
  const { chance, until } = of;
  const exact = hasExactLists(steps);
  const able = steps.filter(mayBeWrong).length;
  const rate = Math.min(0.25, (share * steps.length) / Math.max(1, able));
  return steps.flatMap((step, n) => {
    if (!mayBeWrong(step) || (exact && step.body.units !== undefined) || !chance.is(rate)) return [step];
    const wrong = { ...step, as: step.as ?? `${of.key}/entry-${n + 1}` };
    const found = workday(addDays(step.at.slice(0, 10), chance.between(1, 12)));
    const command = step.path.split('/').slice(2).join('/');
    const right = enters(of, found < until ? found : until, command, {
      ...{ ...step.body, ...RIGHT[commandOf(step)]!(step.body, chance) },
      correction: { entry: `@${wrong.as}/entry`, reason: chance.of(REASONS) },
    });
    return inOrder([wrong, right]);
  });
};

/** An entry that should not have been made. */
export const retracted = (of: Case, wrong: Step, reason: string): Step[] => {
  const found = workday(addDays(wrong.at.slice(0, 10), of.chance.between(1, 6)));
  const as = `${of.key}${WRONG}`;
  return inOrder([
    { ...wrong, as },
    enters(of, found, 'corrections/retract-entry', { entry: `@${as}/entry`, reason }),
  ]);
};

/** The participant contests an entry; it is settled later, or never. */
export const contested = (of: Case, entry: string, days: readonly string[]): Step[] => {
  const [on, settled] = days;
  return [
    enters(of, on!, 'corrections/contest-entry', { entry: `@${entry}/entry`, reason: 'I never said so.' }),
    ...(settled
      ? [
          enters(of, settled, 'corrections/lift-contest', {
            ...{ entry: `@${entry}/entry`, reason: 'Read again together; it stays as it is.' },
          }),
        ]
      : []),
  ];
};
