import { addDays, type Day, workday } from '../calendar.js';
import { closes } from '../script/closing.js';
import { corrected } from '../script/corrections.js';
import { agrees } from '../script/identity.js';
import { assessment, certificate, registers } from '../script/intake.js';
import { obstaclesOf, planOf } from '../script/plan.js';
import { type Case, happened, type Step } from '../script/script.js';
import { placementOf } from '../script/work.js';
import { claimsOf } from './claims.js';
import { staysOf, talks } from './modules.js';
import type { Outline } from './outlines.js';
import { LAST_ENTRY } from './region.js';
import { improvedOn, standingOf } from './standing.js';

/* A young person's years: the needs are found, modules follow one another, and at the end there is a place to learn. */

const NEEDS = [
  'education',
  'education',
  'work',
  'language',
  'language',
  'housing',
  'psychosocial',
  'mobility',
];

const PLACES = [
  ['apprenticeship', 'Muster-Metallbau Würselen', 'Metal worker'],
  ['apprenticeship', 'Beispiel-Pflegedienst Stolberg', 'Care assistant'],
  ['job', 'Probe-Logistik Eschweiler', 'Warehouse worker'],
  ['school', 'Muster-Berufskolleg', 'Vocational school'],
] as const;

const place = (of: Case, to: Day): Step[] => {
  const on = workday(addDays(to, of.chance.between(5, 30)));
  const [kind, employer, occupation] = of.chance.of(PLACES);
  const [short, long] = [workday(addDays(on, 44)), workday(addDays(on, 184))];
  return placementOf(
    of,
    {
      ...{ on, kind, employer, occupation },
      ...(kind !== 'school' && { hoursPerWeek: of.chance.of([30, 39, 39]) }),
      retained: {
        ...(short < LAST_ENTRY && { '42-days': short }),
        ...(long < LAST_ENTRY && of.chance.is(0.7) && { '6-months': long }),
      },
    },
    `${of.key}/placement`,
  );
};

/** How it ends for those whose way through the modules is over. */
const ends = (of: Case, outline: Outline): Step[] => {
  const { index, stays } = outline;
  const { to, because } = stays.at(-1) ?? {};
  if (!to) return [];
  if (because)
    return closes(of, { on: addDays(to, 1), because: because === 'moved' ? because : 'contact-lost' });
  if (improvedOn(outline)) return closes(of, { on: workday(addDays(to, 75)), because: 'title-improved' });
  if (index % 3 === 1) return place(of, to);
  return index % 3 === 0 ? closes(of, { on: workday(addDays(to, 20)), because: 'completed' }) : [];
};

export const lifeOf = (of: Case, outline: Outline): Step[] => {
  const { index, start, stays } = outline;
  const { chance } = of;
  const needs = [...new Set(chance.some(NEEDS, chance.between(2, 3)))];
  const end = stays.at(-1)?.to ?? LAST_ENTRY;
  const before = stays[0]?.from ?? addDays(start, 60);
  const steps = [
    ...registers(of, start),
    ...assessment(of, start, {
      needs,
      goal: 'Wants to learn a trade',
      german: chance.of(['A1', 'A2', 'A2', 'B1']),
    }),
    ...(chance.is(0.4) ? [certificate(of, start, 'school', chance.of(['held', 'lost', 'abroad']))] : []),
    ...standingOf(of, outline, end),
    ...agrees(of, start, ['accompaniment']),
    // The manager's own talks: what is needed, and what fits.
    ...talks(of, addDays(start, 1), before, start, 'needs', 10),
    ...staysOf(of, outline),
    ...(index % 2 === 0 ? planOf(of, { agreed: workday(addDays(start, 12)), tasks: 1 }) : []),
    ...obstaclesOf(of, needs, addDays(start, 2)),
    ...ends(of, outline),
  ];
  const told = corrected(of, happened(steps));
  return [...told, ...claimsOf(of, outline, told)];
};
