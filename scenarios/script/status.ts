import { addDays, addMonths, type Day, workday } from '../calendar.js';
import { type Case, enters, inOrder, records, type Step } from './script.js';

/* Under which law somebody lives and works here; most of it from long before the first talk. */

type Ground = readonly [decision: string, paragraph: string, months: number];

const GROUNDS: readonly Ground[] = [
  ['refugee', '§ 25 Abs. 2 Satz 1 Alt. 1 AufenthG', 36],
  ['refugee', '§ 25 Abs. 2 Satz 1 Alt. 1 AufenthG', 36],
  ['subsidiary', '§ 25 Abs. 2 Satz 1 Alt. 2 AufenthG', 36],
  ['removal-ban', '§ 25 Abs. 3 AufenthG', 12],
];

const AUTHORITY = 'Muster-Ausländerbehörde';

export const title = (of: Case, day: Day, on: Day, body: object, as = 'title'): Step =>
  enters(
    of,
    day,
    'status/record-residence-title',
    { on, authority: AUTHORITY, ...body },
    { as: `${of.key}/${as}` },
  );

export const permission = (of: Case, day: Day, on: Day, body: object): Step =>
  enters(of, day, 'status/record-work-permission', { on, ...body });

export const benefits = (of: Case, day: Day, on: Day, regime: string, payer: string): Step =>
  enters(
    of,
    day,
    'status/start-regime',
    { on, decidedOn: workday(addDays(on, -12), -1), regime, payer },
    { as: `${of.key}/${regime}` },
  );

export const lives = (of: Case, day: Day, accommodation: string): Step =>
  enters(of, day, 'status/record-accommodation', {
    ...{ on: addDays(day, -of.chance.between(30, 200)), accommodation },
    municipality: of.person.municipality,
  });

/** Recognised some time ago: a title, free access to work and benefits as everybody has them. */
export const isRecognised = (of: Case, day: Day): Step[] => {
  const { chance, key } = of;
  const [decision, paragraph, months] = chance.of(GROUNDS);
  const decided = workday(addDays(day, -chance.between(150, 600)));
  const from = addDays(decided, 45);
  const first = addMonths(from, months);
  // Whoever comes later has had it renewed.
  const valid = first < addDays(day, 20) ? { from: first, validUntil: addMonths(first, months) } : undefined;
  const held = valid ?? { from, validUntil: first };
  return inOrder([
    enters(of, day, 'status/record-asylum-decision', { on: decided, decision, fileNumber: `MUSTER-${key}` }),
    enters(of, day, 'status/assess-prospects', { prospects: 'good' }),
    title(of, day, held.from, { kind: 'residence-permit', paragraph, validUntil: held.validUntil }),
    permission(of, day, held.from, { scope: 'unrestricted', validUntil: held.validUntil }),
    benefits(of, day, addDays(from, 20), 'sgb-ii', 'Muster-Jobcenter'),
    lives(of, day, chance.of(['own-flat', 'own-flat', 'shelter', 'with-others'])),
  ]);
};

/** Still waits for the decision at first; the answer, and what follows from it, comes on a day. */
export const waitsForDecision = (of: Case, day: Day, decided: Day): Step[] => {
  const { key } = of;
  const [before, from] = [addDays(day, -200), addDays(decided, 15)];
  return inOrder([
    title(
      of,
      day,
      before,
      { kind: 'permission-to-stay-for-asylum', paragraph: '§ 55 AsylG', validUntil: from },
      'permit',
    ),
    permission(of, day, addDays(before, 90), {
      ...{ scope: 'with-approval', validUntil: from, conditions: 'Each job needs the consent.' },
    }),
    benefits(of, day, before, 'asylblg', 'Muster-Sozialamt'),
    lives(of, day, 'collective'),
    enters(of, day, 'status/assess-prospects', { prospects: 'unclear', reason: 'No decision yet.' }),
    enters(of, day, 'status/clarify-course-access', {
      ...{ courses: 'integration-course', open: false, reason: 'No prospects to stay are certain yet.' },
    }),
    records(of, decided, 'status/record-asylum-decision', { decision: 'subsidiary' }),
    records(of, from, 'status/record-residence-title', {
      ...{ kind: 'residence-permit', paragraph: GROUNDS[2]![1], validUntil: addMonths(from, 12) },
    }),
    records(of, from, 'status/expire-residence-title', { title: `@${key}/permit` }),
    records(of, from, 'status/record-work-permission', { scope: 'unrestricted' }),
    records(of, addDays(from, 15), 'status/end-regime', {
      ...{ spell: `@${key}/asylblg`, reason: 'Recognised; the Jobcenter pays from now on.' },
    }),
    records(of, addDays(from, 16), 'status/start-regime', { regime: 'sgb-ii', payer: 'Muster-Jobcenter' }),
    records(of, from, 'status/clarify-course-access', {
      ...{ courses: 'integration-course', open: true, reason: 'Recognised.' },
    }),
  ]);
};

/** A permit that the authority takes back, as there is a better one. */
export const isTolerated = (of: Case, day: Day, better: Day): Step[] => {
  const from = addDays(day, -120);
  return inOrder([
    enters(of, day, 'status/record-asylum-decision', { on: from, decision: 'rejected' }),
    title(
      of,
      day,
      from,
      { kind: 'toleration', paragraph: '§ 60a AufenthG', validUntil: addMonths(from, 12) },
      'toleration',
    ),
    permission(of, day, from, { scope: 'not-allowed', validUntil: addDays(better, -1) }),
    benefits(of, day, from, 'asylblg', 'Muster-Sozialamt'),
    lives(of, day, 'collective'),
    records(of, better, 'status/withdraw-residence-title', {
      ...{ title: `@${of.key}/toleration`, reason: 'Replaced by the one for a training.' },
    }),
    records(of, addDays(better, 1), 'status/record-residence-title', {
      ...{ kind: 'training-toleration', paragraph: '§ 60c AufenthG', validUntil: addMonths(better, 36) },
    }),
    records(of, addDays(better, 1), 'status/record-work-permission', {
      ...{ scope: 'with-approval', conditions: 'For the training only.' },
    }),
  ]);
};

/** Born here, or a citizen of the Union: nothing of all that, but benefits. */
export const hasBenefits = (of: Case, day: Day): Step[] => [
  benefits(of, day, addDays(day, -of.chance.between(20, 300)), 'sgb-ii', 'Muster-Jobcenter'),
];
