import type { Acknowledged, Told } from './play.js';

/*
 * What must be so, in plain loops over facts and requests. Nothing here knows the folds of the service.
 */

const must = (holds: boolean, what: string, { type, position }: Told): void => {
  if (!holds) throw new Error(`${what}: ${type} at position ${position}`);
};

/** Who holds seats and who waits. */
export interface Line {
  readonly held: Map<string, 'offered' | 'taken'>;
  queue: string[];
  seats: number;
}

interface Moment extends Line {
  readonly fact: Told;
  readonly who: string;
  /** The day from which the present number of seats holds. */
  since: string;
}

const free = ({ held, seats }: Line): boolean => held.size < seats;
const inTurn = ({ queue, who, fact, ...line }: Moment): void => {
  must(queue[0] === who, `not the first of ${queue.length} who wait`, fact);
  must(fact.data.because === 'waiting-order', 'without the reason', fact);
  must(free({ queue, ...line }), 'no seat was free', fact);
};
const leave =
  (as: 'offered' | 'taken') =>
  ({ held, who, fact }: Moment): void => {
    must(held.get(who) === as, `the seat was not ${as}`, fact);
    held.delete(who);
  };
const opened = (moment: Moment): void => {
  const { seats } = moment.fact.data as { seats?: number };
  if (seats === undefined || moment.fact.happenedOn < moment.since) return;
  [moment.seats, moment.since] = [seats, moment.fact.happenedOn];
};
const waits = ({ held, queue, who, fact, seats }: Moment): void => {
  must(!held.has(who) && !queue.includes(who), 'has a seat or waits already', fact);
  must(queue.length > 0 || !free({ held, queue, seats }), 'a seat was free', fact);
  queue.push(who);
};
const withdrawn = (moment: Moment): void => {
  must(moment.queue.includes(moment.who), 'did not wait', moment.fact);
  moment.queue = moment.queue.filter((other) => other !== moment.who);
};
const taken = (moment: Moment): void => {
  const { held, queue, who, fact } = moment;
  must(held.get(who) !== 'taken', 'has two seats', fact);
  if (!held.has(who)) {
    must(queue.length === 0, 'somebody had waited for it', fact);
    must(free(moment), 'no seat was free', fact);
  }
  held.set(who, 'taken');
};
const given =
  (as: 'offered' | 'taken') =>
  (moment: Moment): void => {
    inTurn(moment);
    must(!moment.held.has(moment.who), 'has two seats', moment.fact);
    moment.queue.shift();
    moment.held.set(moment.who, as);
  };

const MEANING: Readonly<Record<string, (moment: Moment) => void>> = {
  ProgrammeDefined: opened,
  ProgrammeAmended: opened,
  SeatReserved: taken,
  ParticipantWaitlisted: waits,
  SeatOffered: given('offered'),
  SeatDeclined: leave('offered'),
  SeatOfferLapsed: leave('offered'),
  SeatReleased: leave('taken'),
  RequestWithdrawn: withdrawn,
  CourseOffered: opened,
  CourseAmended: opened,
  CoursePlaceReserved: taken,
  CoursePlaceWaitlisted: waits,
  CoursePlacePromoted: given('taken'),
  CoursePlaceReleased: leave('taken'),
  CourseRequestWithdrawn: withdrawn,
};

/** Plays the seats of a programme or course, one fact after the other. */
export const lineOf = (facts: readonly Told[]): Line => {
  let line: Line & { since: string } = { held: new Map(), queue: [], seats: 0, since: '' };
  facts.forEach((fact, index) => {
    const moment: Moment = { ...line, fact, who: fact.data.participant as string };
    MEANING[fact.type]?.(moment);
    line = { held: moment.held, queue: moment.queue, seats: moment.seats, since: moment.since };
    const goesOn = facts[index + 1]?.meta.commandId === fact.meta.commandId;
    must(goesOn || line.queue.length === 0 || !free(line), 'a seat is free and somebody waits', fact);
  });
  return line;
};

export interface Asker {
  readonly who: string;
  readonly wish: string | undefined;
  date: string | undefined;
}

/** Plays the registrations of a group event: those who asked, in their order. */
export const askersOf = (facts: readonly Told[]): readonly Asker[] => {
  const seats = new Map<string, number>();
  const off = new Set<string>();
  let askers: Asker[] = [];
  const at = (date: string) => askers.filter((each) => each.date === date).length;
  const suits = ({ wish }: Asker, date: string) => !wish || off.has(wish) || wish === date;
  const open = (asker: Asker) =>
    [...seats].some(([date, number]) => !off.has(date) && suits(asker, date) && at(date) < number);

  facts.forEach((fact, index) => {
    const { participant: who, date } = fact.data as { participant: string; date: string };
    const asker = askers.find((each) => each.who === who);
    const places: Record<string, () => void> = {
      EventDateAdded: () => seats.set(date, fact.data.seats as number),
      EventDateAmended: () => seats.set(date, (fact.data.seats as number | undefined) ?? seats.get(date)!),
      EventDateCancelled: () => {
        off.add(date);
        for (const each of askers) if (each.date === date) each.date = undefined;
      },
      EventRegistrationAccepted: () => {
        must(!asker, 'is registered already', fact);
        askers.push({ who, wish: undefined, date: undefined });
        seated(askers.at(-1)!);
      },
      EventRegistrationPromoted: () => {
        must(!!asker && !asker.date, 'did not wait', fact);
        seated(asker!);
      },
      EventRegistrationWaitlisted: () => {
        if (asker) return must(!asker.date, 'has a seat', fact);
        askers.push({ who, wish: date, date: undefined });
      },
      EventRegistrationCancelled: () => {
        must(!!asker, 'is not registered', fact);
        askers = askers.filter((each) => each !== asker);
      },
    };
    const seated = (its: Asker) => {
      const earlier = askers.slice(0, askers.indexOf(its));
      must(!earlier.some((each) => !each.date && suits(each, date)), 'somebody had waited for it', fact);
      must(suits(its, date) && !off.has(date), 'a date that does not suit', fact);
      must(at(date) < seats.get(date)!, 'no seat was free', fact);
      its.date = date;
    };
    places[fact.type]?.();
    const goesOn = facts[index + 1]?.meta.commandId === fact.meta.commandId;
    must(
      goesOn || !askers.some((each) => !each.date && open(each)),
      'a seat is free and somebody waits',
      fact,
    );
  });
  return askers;
};

/** An entry of a journey as it stands: what was entered, or entered right at last; none if it was retracted. */
export interface Standing {
  readonly command: string;
  body: Acknowledged['body'] | undefined;
}

/** The entries of one journey, by what was acknowledged, in the order of its stream. */
export const standing = (acknowledged: readonly Acknowledged[]): readonly Standing[] => {
  const byFact = new Map<string, Standing>();
  const entries: Standing[] = [];
  for (const { command, body, facts } of acknowledged.toSorted((a, b) => a.version - b.version)) {
    if (facts.length === 0) continue;
    const { entry: taken } = body as { entry?: string };
    const { entry: wrong } = (body.correction ?? {}) as { entry?: string };
    const before = byFact.get(taken ?? wrong ?? '');
    if (before) before.body = taken ? undefined : body;
    else entries.push({ command, body });
    for (const id of facts) byFact.set(id, before ?? entries.at(-1)!);
  }
  return entries.filter(({ body }) => body);
};

/** Units attended, by what is reported and stands; no day twice. */
export const unitsOf = (entries: readonly Standing[]): number => {
  const days = new Map<string, number>();
  for (const { command, body } of entries) {
    if (command !== 'language/report-attendance') continue;
    if (days.has(body!.on as string)) throw new Error(`${String(body!.on)} is reported twice`);
    days.set(body!.on as string, body!.units as number);
  }
  return [...days.values()].reduce((sum, units) => sum + units, 0);
};

const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The same day of a later month, or its last one (§ 188(3) BGB). */
const monthsAfter = (day: string, months: number): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0));
  return `${last.toISOString().slice(0, 8)}${String(Math.min(date, last.getUTCDate())).padStart(2, '0')}`;
};

/** Where the time of a recognition stands on a day, counted day by day. */
export const clockOf = (entries: readonly Standing[], filedOn: string, today: string) => {
  const days: Record<string, string | undefined> = {};
  const pauses: { from: string; to?: string }[] = [];
  let extendedTo: string | undefined;
  for (const { command, body } of entries) {
    const { on, until } = body as { on: string; until?: string };
    if (command === 'recognition/suspend-recognition') pauses.push({ from: on });
    else if (command === 'recognition/resume-recognition') for (const each of pauses) each.to ??= on;
    else if (command === 'recognition/extend-recognition') extendedTo = until;
    else days[command.replace('recognition/', '')] = on;
  }
  const receiptOn = days['confirm-receipt'];
  const completeOn = days['complete-documents'];
  const decidedOn = days['decide-recognition'];
  const still = (day: string) => pauses.some(({ from, to }) => from <= day && (!to || day < to));
  let [ran, stood] = [0, 0];
  for (let day = completeOn ?? filedOn; day < (decidedOn ?? today); day = dayAfter(day))
    if (still(day)) stood++;
    else ran++;
  const deadline = completeOn && (extendedTo ?? dayAfter(monthsAfter(completeOn, 3), stood));
  const receiptBy = monthsAfter(filedOn, 1);
  const dueOn = decidedOn ? undefined : completeOn ? deadline : receiptOn ? undefined : receiptBy;
  const late = !!dueOn && dueOn < today;
  const named: readonly (readonly [boolean, string])[] = [
    [!!decidedOn, 'decided'],
    [still(today), 'suspended'],
    [!!completeOn, late ? 'overdue' : 'running'],
    [!!receiptOn, 'documents-awaited'],
    [true, late ? 'receipt-overdue' : 'receipt-awaited'],
  ];
  const clock = named.find(([holds]) => holds)![1];
  return { clock, days: ran, dueOn: dueOn ?? null, daysSuspended: stood };
};
