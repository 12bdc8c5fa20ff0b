import type { Response } from 'supertest';
import { addDays, daysBetween } from '../../scenarios/calendar.js';
import type { Chance } from '../../scenarios/chance.js';
import { type Body, on, someGrant, type TestService } from '../support/service.js';

/* Two grants, a dozen people and a year in which anything may happen in any order, also what is then refused. */

const FROM = '2021-01-01';
const TO = '2021-12-31';
const TOWNS = ['Musterstadt', 'Musterdorf', 'Musterhausen'];
const LINES = [
  ['coaching', 'talks'],
  ['coaching', 'hours'],
  ['courses', 'lessons'],
  ['courses', 'exams'],
] as const;

interface Facts {
  readonly facts?: readonly { id: string; type: string }[];
  readonly commandId?: string;
}

/** Plays until so many facts are recorded. @returns how many commands were recorded and refused, by name */
export const play = async (
  test: TestService,
  chance: Chance,
  facts: number,
): Promise<Map<string, number>> => {
  const counts = new Map<string, number>();
  const start = on(FROM);
  const titles = ['first', 'second'];
  const municipalities = [{ name: TOWNS[0]!, cents: 400_000 }, { name: TOWNS[1]! }, { name: TOWNS[2]! }];
  const grants = await Promise.all(
    titles.map((title) => test.grant({ title, municipalities, on: FROM }, start)),
  );
  const people = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      test.person({ municipality: TOWNS[i % 3], reason: 'one of a crowd' }, start),
    ),
  );
  const units = new Map<string, string[]>(people.map((person) => [person, []]));
  const commitments = new Map<string, string[]>(grants.map((grant) => [grant, []]));
  /** Entries that may turn out to be wrong: where, by which command, with which body. */
  const entries: { stream: string; path: string; body: Body; fact: string }[] = [];
  let recorded = 0;
  let receipts = 0;
  let commands = 0;

  /** Two months after its last day there is nothing new. */
  const today = (): string => addDays(FROM, Math.min(Math.floor((recorded * 420) / facts), 424));
  const past = (): string => {
    const last = today() < TO ? today() : TO;
    return addDays(FROM, chance.between(0, daysBetween(FROM, last)));
  };

  const issue = async (stream: string, path: string, body: Body, keep = true): Promise<Facts> => {
    const answer: Response = await test.issue(`/${stream}/${path}`, body, on(today()));
    if (answer.status >= 500) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
    const name = `${path} ${answer.status}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    const said = answer.body as Facts;
    recorded += said.facts?.length ?? 0;
    const [first] = said.facts ?? [];
    if (first && keep) entries.push({ stream, path, body, fact: first.id });
    return said;
  };

  const chosen = () => {
    const [person, grant] = [chance.of(people), chance.of(grants)];
    const [module, line] = chance.of(LINES);
    return { person, grant, module, line };
  };
  const place = () => (chance.is(0.7) ? { municipality: chance.of(TOWNS) } : {});
  const reason = 'It was so.';

  const deeds: Record<string, () => Promise<unknown>> = {
    talk: async () => {
      const person = chance.of(people);
      const { commandId, facts: said } = await issue(`journeys/${person}`, 'coaching/hold-session', {
        ...{
          on: past(),
          minutes: chance.between(5, 150),
          channel: 'phone',
          language: 'de',
          topics: ['work'],
        },
      });
      if (said) units.get(person)!.push(`session/${commandId!}`);
    },
    exam: async () => {
      const [person, day] = [chance.of(people), past()];
      const body = { on: day, level: chance.of(['A2', 'B1']), result: 'passed' };
      const { facts: said } = await issue(`journeys/${person}`, 'language/record-exam', body);
      if (said) units.get(person)!.push(`exam/${body.level}/${day}`);
    },
    claim: () => {
      const { person, ...charge } = chosen();
      const entry = chance.of([...units.get(person)!, 'session/none']);
      const receipt = { number: `E ${++receipts}`, issuedOn: past() };
      const cost = charge.line === 'exams' ? { cost: { cents: chance.between(1, 20_000), receipt } } : {};
      return issue(`journeys/${person}`, 'claims/claim-unit', { ...charge, entry, ...cost });
    },
    claimAll: () => {
      const { person, ...charge } = chosen();
      const from = past();
      return issue(`journeys/${person}`, 'claims/claim-units', { ...charge, from, to: addDays(from, 30) });
    },
    release: () => {
      const person = chance.of(people);
      const entry = chance.of([...units.get(person)!, 'session/none']);
      return issue(`journeys/${person}`, 'claims/release-claim', { entry, reason });
    },
    pay: () => {
      const grant = chance.of(grants);
      const open = commitments.get(grant)!;
      const settles = open.length > 0 && chance.is(0.5) ? { commitment: chance.of(open) } : {};
      return issue(`grants/${grant}`, 'costs/record-cost', {
        ...{ on: past(), module: 'courses', line: 'rooms', cents: chance.between(1, 30_000), reason },
        ...{ receipt: { number: `R ${++receipts}`, issuedOn: past() }, payee: 'Muster & Co' },
        ...{ ...place(), ...settles, closes: chance.is(0.2) },
      });
    },
    promise: async () => {
      const grant = chance.of(grants);
      const { commandId, facts: said } = await issue(`grants/${grant}`, 'costs/enter-commitment', {
        ...{ on: past(), module: 'courses', line: 'rooms', cents: chance.between(1, 60_000), reason },
        ...{ dueOn: addDays(today(), chance.between(0, 90)), what: 'rent', ...place() },
      });
      if (said) commitments.get(grant)!.push(commandId!);
    },
    free: async () => {
      const grant = chance.of(grants);
      const commitment = chance.of([...commitments.get(grant)!, people[0]!]);
      return issue(`grants/${grant}`, 'costs/release-commitment', { commitment, reason });
    },
    post: () =>
      issue(`grants/${chance.of(grants)}`, 'costs/charge-staff-post', {
        ...{ month: past().slice(0, 7), module: 'coaching', line: 'posts', reason, ...place() },
        permille: chance.between(1, 400),
      }),
    amend: () => {
      const { modules } = someGrant() as { modules: { module: string; cents: number; lines: Body[] }[] };
      const module = chance.of(modules);
      const [first, ...others] = module.lines;
      const rate = first!.kind === 'rate' ? { cents: chance.between(100, 9_000) } : {};
      return issue(`grants/${chance.of(grants)}`, 'award/amend-grant', {
        on: past(),
        modules: [
          {
            ...module,
            cents: module.cents + chance.between(0, 9_999),
            lines: [{ ...first!, ...rate }, ...others],
          },
        ],
        ...(chance.is(0.3) && { ownShare: { permille: chance.between(0, 400), basis: 'within' } }),
        reason,
      });
    },
    wrong: () => {
      if (entries.length === 0) return Promise.resolve();
      const { stream, path, body, fact } = chance.of(entries);
      if (chance.is(0.4)) return issue(stream, 'corrections/retract-entry', { entry: fact, reason }, false);
      const better =
        'minutes' in body ? { minutes: chance.between(5, 150) } : { cents: chance.between(1, 30_000) };
      const correction = { entry: fact, reason };
      return issue(stream, path, { ...body, ...better, correction }, false);
    },
  };
  const OFTEN = ['talk', 'talk', 'talk', 'talk', 'claim', 'claim', 'claim', 'claimAll', 'pay', 'promise'];
  const SELDOM = ['exam', 'release', 'free', 'post', 'amend', 'wrong', 'wrong'];
  while (recorded < facts && commands++ < 4 * facts)
    await deeds[chance.is(0.7) ? chance.of(OFTEN) : chance.of(SELDOM)]!();
  return counts;
};
