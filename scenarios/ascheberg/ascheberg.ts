import type { Actor } from '../client.js';
import { chanceOf } from '../chance.js';
import { type Group, person } from '../people.js';
import { type Case, inTime, type Script, type Step } from '../script/script.js';
import { courses, staff } from './around.js';
import { OUTLINES } from './cases.js';
import { COACHES } from './coaches.js';
import { lifeOf } from './life.js';
import type { Outline } from './plans.js';

/*
 * A year of two talks a week in the mother tongue, for fifteen people at a time. The first come in December 2020, in
 * the middle of the pandemic; a sixteenth waits until a seat is free, and on 31 July 2021 another one does.
 */

const TITLE = 'Job-Coaching Ascheberg';
const FROM = '2020-12-01';
const TO = '2021-11-30';
const MIDSUMMER = '2021-07-31';
/** A seat is offered, and not answered yet. */
const OFFERED = '2021-10-05';
const END = '2021-12-10';

const COORDINATOR: Actor = { id: 'coordination-ascheberg', role: 'coordinator', unit: 'ascheberg' };
const GROUP: Omit<Group, 'tongues'> = {
  municipalities: ['Ascheberg', 'Ascheberg', 'Ascheberg-Davensberg', 'Ascheberg-Herbern'],
  ...{ women: 0.4, interpreters: 0, office: 'MUSTER-A' },
};

const coordination = { subject: 'programme', by: COORDINATOR };

const definition: Step = {
  ...coordination,
  ...{ at: '2020-11-16T09:00:00Z', path: 'programmes', as: 'programme' },
  body: {
    ...{ title: TITLE, from: FROM, to: TO, seats: 15, contactsPerWeek: 2, internshipCapDays: 28 },
    funders: ['Kreis Coesfeld', 'Muster-Stiftung'],
    rates: [
      { unit: 'coaching-session', cents: 46_50 },
      { unit: 'teaching-unit', cents: 4_40 },
    ],
  },
};

/** In the middle of a month, so that one month is paid at two rates. */
const amendment: Step = {
  ...coordination,
  ...{ at: '2021-06-16T09:00:00Z', path: 'programmes/@programme/amend-programme' },
  body: {
    on: '2021-06-16',
    rates: [
      { unit: 'coaching-session', cents: 48_00 },
      { unit: 'teaching-unit', cents: 4_40 },
    ],
    reason: 'More talks at home, with their ways.',
  },
};

/** From September on, who lives elsewhere needs an exception, and a seat is not kept for long. */
const admission: Step = {
  ...coordination,
  ...{ at: '2021-09-01T09:00:00Z', path: 'programmes/@programme/set-admission' },
  body: {
    ...{ on: '2021-09-01', offerDays: 7, minAge: 18, municipalities: [...new Set(GROUP.municipalities)] },
    reason: 'People from other places ask, too.',
  },
};

const caseOf = (seed: number, { asks, livesIn }: Outline, index: number): Case => {
  const key = `p${String(index + 1).padStart(2, '0')}`;
  const chance = chanceOf(`ascheberg/${seed}/${key}`);
  const { tongues, ...by } = COACHES[index % COACHES.length]!;
  const found = person(chance, index, asks, { ...GROUP, tongues });
  return { key, chance, by, until: END, person: { ...found, ...(livesIn && { municipality: livesIn }) } };
};

export const ascheberg = (seed = 1): Script => {
  const cases = OUTLINES.map((outline, index) => ({ of: caseOf(seed, outline, index), outline }));
  const steps = inTime([
    ...[definition, amendment, admission, ...staff(COORDINATOR, COACHES), ...courses(COORDINATOR)],
    ...cases.flatMap(({ of, outline }) => lifeOf(of, outline)),
  ]);
  return {
    ...{ name: 'ascheberg', seed, title: TITLE, steps, checkpoints: [MIDSUMMER, OFFERED, END] },
    coaches: COACHES.map(({ id }) => id),
  };
};
