import { addDays, addMonths, type Day, workday } from '../calendar.js';
import { type Case, enters, inOrder, records, type Step } from '../script/script.js';
import { benefits, lives, permission, title } from '../script/status.js';
import type { Outline } from './outlines.js';

/* To live with a toleration: some months at a time, each job with consent, and for a few a way out of it. */

const TOLERATED = { kind: 'toleration', paragraph: '§ 60a Abs. 2 AufenthG' };
const PERMITTED = { kind: 'permission-to-stay-for-asylum', paragraph: '§ 55 AsylG' };

/** As long as somebody is there, each paper is replaced some days before it ends. */
const papers = (of: Case, { index, start }: Outline, end: Day): Step[] => {
  const paper = index % 7 === 3 ? PERMITTED : TOLERATED;
  const first = addDays(start, -of.chance.between(10, 90));
  const valid = addDays(start, of.chance.between(70, 150));
  const steps = [title(of, start, first, { ...paper, validUntil: valid }, 'title')];
  for (let until = valid, n = 2; addDays(until, -7) < end; n++) {
    const from = workday(addDays(until, -7), -1);
    until = addMonths(until, 6);
    steps.push(
      records(
        of,
        from,
        'status/record-residence-title',
        { ...paper, validUntil: until, authority: 'Muster-Ausländeramt' },
        { as: `${of.key}/title-${n}`, late: 0 },
      ),
    );
  }
  return steps;
};

/** Well integrated: a permit, work without consent, and other benefits. */
const improves = (of: Case, on: Day): Step[] => {
  const first = `${addMonths(on, 1).slice(0, 7)}-01`;
  return inOrder([
    records(of, on, 'status/record-residence-title', {
      ...{ kind: 'residence-permit', paragraph: '§ 25a Abs. 1 AufenthG', validUntil: addMonths(on, 36) },
    }),
    records(of, on, 'status/record-work-permission', { scope: 'unrestricted' }),
    records(of, addDays(first, -1), 'status/end-regime', { spell: `@${of.key}/asylblg` }),
    records(of, first, 'status/start-regime', { regime: 'sgb-ii', payer: 'Muster-Jobcenter' }),
  ]);
};

/** When the stay becomes secure, for one in nine. */
export const improvedOn = ({ index, stays }: Outline): Day | undefined => {
  const to = stays.at(-1)?.to;
  return index % 9 === 4 && to ? workday(addDays(to, 20)) : undefined;
};

export const standingOf = (of: Case, outline: Outline, end: Day): Step[] => {
  const { start } = outline;
  const came = addDays(start, -of.chance.between(200, 900));
  const better = improvedOn(outline);
  return [
    ...inOrder([
      enters(of, start, 'status/record-asylum-decision', { on: addDays(came, 150), decision: 'rejected' }),
      ...papers(of, outline, better ?? end),
    ]),
    permission(of, start, addDays(came, 90), {
      scope: of.chance.of(['with-approval', 'with-approval', 'not-allowed']),
    }),
    benefits(of, start, came, 'asylblg', 'Muster-Sozialamt'),
    lives(of, start, of.chance.of(['collective', 'collective', 'own-flat'])),
    enters(of, start, 'status/clarify-course-access', {
      ...{ courses: 'integration-course', open: false, reason: 'No access with a toleration.' },
    }),
    ...(better ? improves(of, better) : []),
  ];
};
