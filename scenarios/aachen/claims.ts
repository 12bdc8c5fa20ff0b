import { addDays, type Day, workday } from '../calendar.js';
import { type Case, enters, type Step } from '../script/script.js';
import { CONTROLLER } from './grant.js';
import type { Outline, Stay } from './outlines.js';
import { LAST_ENTRY, type Module } from './region.js';

/*
 * Which units are charged to which module: all that were delivered in a stay, some weeks after its end, and once more
 * when the last late entries are in. Fees for exams are charged one by one, with their receipts.
 */

const LINES: Readonly<Record<Module, string>> = {
  ...{ coaching: 'hours', work: 'lessons', school: 'lessons', courses: 'lessons' },
};
/** At the very end, after everything that was delivered is entered. */
const CLOSING = `${LAST_ENTRY}T16:10:00Z`;

const charges = (of: Case, day: Day, command: string, body: object, more: Partial<Step> = {}): Step => {
  const last = day >= LAST_ENTRY ? { at: CLOSING } : {};
  const on = day < LAST_ENTRY ? day : LAST_ENTRY;
  return enters(
    of,
    on,
    `claims/${command}`,
    { grant: '@grant', ...body },
    { by: CONTROLLER, ...last, ...more },
  );
};

const units = (of: Case, { module, from, to = LAST_ENTRY }: Stay): Step[] => {
  const all = { module, line: LINES[module], from, to };
  const [early, late] = [workday(addDays(to, 21)), workday(addDays(to, 66))];
  return [
    ...(early < LAST_ENTRY ? [charges(of, early, 'claim-units', all)] : []),
    charges(of, late, 'claim-units', all),
  ];
};

/** A claim that was a mistake is lifted, and made once more. */
const again = (of: Case, day: Day, entry: string, body: object): Step[] => [
  charges(of, day, 'release-claim', { grant: undefined, entry, reason: 'The bill was for somebody else.' }),
  charges(of, addDays(day, 1), 'claim-unit', body),
];

const fee = (of: Case, step: Step, n: number): Step => {
  const { body, path } = step;
  const on = body.on as Day;
  const isExam = path.endsWith('/record-exam');
  const training = String(body.training).slice(1);
  const number = `MUSTER-${of.key}-${n + 1}`;
  const paid = workday(addDays(step.at.slice(0, 10), 12));
  return charges(of, paid, 'claim-unit', {
    entry: isExam ? `exam/${String(body.level)}/${on}` : `certificate/@{${training}}/${on}`,
    ...{ module: isExam ? 'work' : 'school', line: 'exams', payee: 'Muster-Prüfungsamt' },
    cost: { cents: 118_00 + 1_37 * of.chance.between(0, 40), receipt: { number, issuedOn: addDays(on, 5) } },
  });
};

/** @param steps what the person did */
export const claimsOf = (of: Case, { index, stays }: Outline, steps: readonly Step[]): Step[] => {
  const fees = steps
    .filter(({ path }) => path.endsWith('/record-exam') || path.endsWith('/certify-training'))
    .map((step, n) => fee(of, step, n));
  const [first] = fees;
  const day = first && workday(addDays(first.at.slice(0, 10), 10));
  const { grant: _, ...body } = first?.body ?? {};
  return [
    ...fees,
    ...(first && day && index % 6 === 5 && day < '2023-06-20'
      ? [
          // Somebody tries to charge it to another module, too.
          charges(
            of,
            first.at.slice(0, 10),
            'claim-unit',
            { ...body, module: 'courses' },
            {
              ...{ at: `${first.at.slice(0, 10)}T15:59:59Z` },
              expects: { refusal: ['already-claimed', 'already-claimed'] },
            },
          ),
          ...again(of, day, String(body.entry), body),
        ]
      : []),
    ...stays.flatMap((stay) => units(of, stay)),
  ];
};
