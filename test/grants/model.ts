import { effective } from '../../src/kernel/correction.js';
import { berlinDayAt } from '../../src/kernel/local-date.js';
import type { Fact } from '../../src/kernel/messages.js';

/*
 * What grants cost, counted by another way than views do: from all facts of a cut anew, without a row, a sum in SQL or any
 * of the service's own arithmetic.
 */

type Data = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- facts as they come
type Terms = Data;

/** Something that was delivered or paid. */
export interface Entry {
  readonly grant: string;
  readonly module: string;
  readonly line: string;
  readonly municipality: string;
  readonly month: string;
  readonly cents: number;
  readonly units: number;
  readonly person?: string;
}

export interface Figures {
  readonly approved: number;
  readonly committed: number;
  readonly spent: number;
  readonly own: number;
  readonly entries: readonly Entry[];
}

const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/** Halves up, without dividing. */
const rounded = (amount: number, by: number): number => Math.floor((2 * amount + by) / (2 * by));

const termsOn = (facts: readonly Fact[], day: string): Terms | undefined => {
  const award = facts.find(({ type }) => type === 'GrantAwarded')?.data as Terms | undefined;
  if (!award) return undefined;
  const terms: Terms = { ...award };
  const amended = facts.filter(({ type, happenedOn }) => type === 'GrantAmended' && happenedOn <= day);
  // Stable: of two from one day the later entry counts.
  for (const { data } of amended.toSorted((a, b) =>
    a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : 0,
  )) {
    const { modules = [], ...others } = data as Terms;
    for (const [name, value] of Object.entries(others)) terms[name] = value;
    for (const changed of modules as Data[]) {
      const at = (terms.modules as Data[]).findIndex(({ module }) => module === changed.module);
      terms.modules = at < 0 ? [...terms.modules, changed] : terms.modules.with(at, changed);
    }
  }
  return terms;
};

/** The line on a day within the period. */
const lineOn = (facts: readonly Fact[], { module, line }: Data, day: string): Data | undefined => {
  const terms = termsOn(facts, day);
  if (!terms || day < terms.from || day > terms.to) return undefined;
  const its = (terms.modules as Data[]).find((each) => each.module === module);
  const found = (its?.lines as Data[] | undefined)?.find((each) => each.line === line);
  return found && { ...found, own: terms.ownShare.permille };
};

const HOURS: Readonly<Record<string, (line: Data, minutes: number) => number>> = {
  commenced: ({ cents, minutesPerUnit }, minutes) => cents * Math.ceil(minutes / minutesPerUnit),
  completed: ({ cents, minutesPerUnit }, minutes) => cents * Math.floor(minutes / minutesPerUnit),
  exact: ({ cents, minutesPerUnit }, minutes) => rounded(cents * minutes, minutesPerUnit),
};

const worthOf = (line: Data, unit: Data, paid: number): number => {
  if (line.kind === 'actual') return Math.min(paid, line.capCents ?? paid);
  if (line.unit === 'teaching-unit') return line.cents * unit.units;
  if (line.unit === 'coaching-hour') return HOURS[line.counting]!(line, unit.minutes);
  return line.cents;
};

/** Units that stand in a journey, and to which grant each is charged: what was charged first stays. */
const claimsIn = (facts: readonly Fact[]) => {
  const units = new Map<string, Data>();
  const claims = new Map<string, Data>();
  for (const { type, data, happenedOn: on } of facts as readonly Fact<string, Data>[]) {
    if (type === 'SessionHeld') units.set(`session/${data.session}`, { on, minutes: data.minutes, units: 1 });
    if (type === 'TrainingAttended')
      units.set(`training/${data.training}/${on}`, { on, minutes: 0, units: data.units });
    if (type === 'ExamTaken') units.set(`exam/${data.level}/${on}`, { on, minutes: 0, units: 1 });
    if (type === 'UnitClaimed' && !claims.has(data.entry as string)) claims.set(data.entry as string, data);
    if (type === 'ClaimReleased') claims.delete(data.entry as string);
  }
  return { units, claims };
};

export interface ModelCut {
  readonly recordedUntil?: string;
  readonly happenedUntil?: string;
}

/** By grant. */
export const figuresOf = (
  all: readonly Fact[],
  { recordedUntil, happenedUntil }: ModelCut,
  today: string,
): ReadonlyMap<string, Figures> => {
  const streams = new Map<string, Fact[]>();
  for (const fact of all) {
    if (recordedUntil && berlinDayAt(fact.recordedAt) > recordedUntil) continue;
    streams.set(fact.stream, [...(streams.get(fact.stream) ?? []), fact]);
  }
  const cut = [...streams].map(
    ([stream, facts]) =>
      [
        stream,
        effective(facts).filter(({ happenedOn }) => !happenedUntil || happenedOn <= happenedUntil),
      ] as const,
  );
  const grants = new Map(cut.filter(([stream]) => stream.startsWith('grant-')).map(([s, f]) => [idOf(s), f]));
  const entries: (Entry & { readonly own: number })[] = [];
  const add = (grant: string, of: Data, on: string, more: (line: Data) => Partial<Entry>): void => {
    const line = lineOn(grants.get(grant) ?? [], of, on);
    if (!line) return;
    const { cents = 0, units = 0, person } = more(line);
    entries.push({
      ...{
        grant,
        module: of.module,
        line: of.line,
        municipality: of.municipality ?? '',
        month: on.slice(0, 7),
      },
      ...{ cents, units, own: cents * line.own, ...(person && { person }) },
    });
  };
  for (const [stream, facts] of cut.filter(([name]) => name.startsWith('journey-'))) {
    const { units, claims } = claimsIn(facts);
    for (const [key, claim] of claims) {
      const unit = units.get(key);
      if (!unit) continue;
      add(claim.grant as string, claim, unit.on as string, (line) => ({
        cents: worthOf(line, unit, claim.cost?.cents ?? 0),
        units: line.unit === 'teaching-unit' ? unit.units : 1,
        person: stream,
      }));
    }
  }
  const committed = new Map<string, number>();
  for (const [grant, facts] of grants) {
    const open = new Map<string, number>();
    for (const { type, data, happenedOn: on } of facts as readonly Fact<string, Data>[]) {
      if (type === 'CostIncurred')
        add(grant, data, on, ({ capCents = data.cents }) => ({ cents: Math.min(data.cents, capCents) }));
      if (type === 'StaffPostCharged')
        add(grant, data, on, ({ monthlyCents = 0 }) => ({
          cents: rounded(monthlyCents * data.permille, 1000),
        }));
      if (type === 'CommitmentEntered') open.set(data.commitment as string, data.cents as number);
      const settled = data.commitment as string;
      if (type === 'CommitmentReleased' || (type === 'CostIncurred' && data.closes)) open.delete(settled);
      else if (type === 'CostIncurred' && open.has(settled))
        open.set(settled, open.get(settled)! - data.cents);
    }
    committed.set(
      grant,
      [...open.values()].reduce((sum, each) => sum + Math.max(0, each), 0),
    );
  }
  return new Map(
    [...grants].flatMap(([grant, facts]) => {
      const terms = termsOn(facts, today);
      const its = entries.filter((each) => each.grant === grant);
      const sum = (of: (each: (typeof its)[number]) => number) =>
        its.reduce((total, each) => total + of(each), 0);
      if (!terms) return [];
      return [
        [
          grant,
          {
            approved: (terms.modules as Data[]).reduce((total, { cents }) => total + (cents as number), 0),
            committed: committed.get(grant)!,
            spent: sum(({ cents }) => cents),
            own: rounded(
              sum(({ own }) => own),
              1000,
            ),
            entries: its,
          },
        ] as const,
      ];
    }),
  );
};

/** Which units are charged more than once, whatever was corrected. */
export const claimedTwice = (facts: readonly Fact[]): string[] => {
  const standing = new Set<string>();
  const twice: string[] = [];
  for (const { type, stream, data } of facts as readonly Fact<string, Data>[]) {
    const key = `${stream} ${data.entry as string}`;
    if (type === 'ClaimReleased') standing.delete(key);
    if (type !== 'UnitClaimed') continue;
    if (standing.has(key)) twice.push(key);
    standing.add(key);
  }
  return twice;
};
