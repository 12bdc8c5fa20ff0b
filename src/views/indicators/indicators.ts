import { addMonths, type LocalDate } from '../../kernel/local-date.js';
import { SKILL_LEVELS } from '../../shapes/words.js';
import type { Delivered, Participation } from '../funding/funding.row.js';
import type { OutcomeRow } from './outcome.row.js';
import { isIn, type Period } from './periods.js';

/** What indicators know of a participant. */
export interface Participant extends Pick<OutcomeRow, 'exits' | 'placements' | 'levels'> {
  readonly participations: readonly Participation[];
  readonly delivered: readonly Delivered[];
}

/** In a programme, how much: 1 where people are counted. */
type Amount = readonly [programme: string, amount: number];

export interface Indicator {
  /** What is counted; units are not people, and are withheld by the number of people behind them. */
  readonly unit: 'people' | 'talks' | 'teaching units';
  /** What sums tie to each other, as stock to entries and exits, is of one strand and withheld together. */
  readonly strand: 'waiting' | 'participation' | 'placement' | 'language' | 'talks' | 'units';
  /** Whether it is told by quarter, too; what is rarer is told by year only. */
  readonly quarterly?: true;
  readonly en: string;
  readonly de: string;
  /** What a participant adds to it in a period. */
  readonly of: (who: Participant, period: Period, today: LocalDate) => readonly Amount[];
}

const once = (programme: string): Amount => [programme, 1];

/** Participations for which something holds. */
const where =
  (
    holds: (of: Participation, period: Period, who: Participant, today: LocalDate) => boolean,
  ): Indicator['of'] =>
  (who, period, today) =>
    who.participations
      .filter((each) => holds(each, period, who, today))
      .map(({ programme }) => once(programme));

const isOpen = (from: LocalDate | null, until: LocalDate | null, day: LocalDate): boolean =>
  from !== null && from <= day && (until === null || until > day);

const tookPart = ({ from, to }: Participation, period: Period): boolean =>
  from !== null && from <= period.to && (to === null || to >= period.from);

const leftAs =
  (outcome: string): Indicator['of'] =>
  ({ exits }, period) =>
    exits
      .filter((each) => each.outcome === outcome && isIn(period, each.on))
      .map((each) => once(each.programme));

const placedAs =
  (kinds: readonly string[]): Indicator['of'] =>
  ({ placements }, period) =>
    placements
      .filter(({ kind, from }) => kinds.includes(kind) && isIn(period, from))
      .flatMap(({ programme }) => (programme ? [once(programme)] : []));

const isPlacedOn = ({ placements }: Participant, day: LocalDate): boolean =>
  placements.some(({ from, to }) => from <= day && (to === null || to >= day));

/** Half a year after the period, for all who left in it, has passed. */
const isHalfAYearOver = (period: Period, today: LocalDate): boolean => addMonths(period.to, 6) < today;

const LEVELS: readonly string[] = SKILL_LEVELS;
/** The best level known on a day, as a number; -1 for none. */
const levelOn = ({ levels }: Participant, day: LocalDate): number =>
  Math.max(-1, ...levels.filter(({ on }) => on <= day).map(({ level }) => LEVELS.indexOf(level)));

const delivered =
  (what: 'sessions' | 'units'): Indicator['of'] =>
  (who, period) =>
    who.delivered.filter(({ on }) => isIn(period, on)).map((each) => [each.programme, each[what]]);

const people = (strand: Indicator['strand'], en: string, de: string, of: Indicator['of']): Indicator => ({
  unit: 'people',
  ...{ strand, en, de, of },
});

const byQuarter = (indicator: Indicator): Indicator => ({ ...indicator, quarterly: true });

/** All that is counted, by name; names are stable. */
export const INDICATORS = {
  waiting: byQuarter(
    people(
      'waiting',
      'waiting for a seat on the last day',
      'am letzten Tag auf der Warteliste',
      where(({ waitingFrom, waitingTo }, { to }) => isOpen(waitingFrom, waitingTo, to)),
    ),
  ),
  entries: byQuarter(
    people(
      'participation',
      'began to take part',
      'Eintritte',
      where(({ from }, period) => isIn(period, from)),
    ),
  ),
  exits: byQuarter(
    people(
      'participation',
      'ended taking part',
      'Austritte',
      where(({ to }, period) => isIn(period, to)),
    ),
  ),
  stock: byQuarter(
    people(
      'participation',
      'took part at the end of the last day',
      'Bestand am letzten Tag',
      where(({ from, to }, period) => isOpen(from, to, period.to)),
    ),
  ),
  reached: byQuarter(
    people('participation', 'took part on one day or more', 'Teilnehmende im Zeitraum', where(tookPart)),
  ),
  completed: people(
    'participation',
    'completed the programme',
    'Programm abgeschlossen',
    leftAs('completed'),
  ),
  'dropped-out': people(
    'participation',
    'left before the end',
    'vorzeitig ausgeschieden',
    leftAs('dropped-out'),
  ),
  'placed-job': people('placement', 'began a job', 'Arbeitsaufnahmen', placedAs(['job'])),
  'placed-apprenticeship': people(
    'placement',
    'began an apprenticeship',
    'Ausbildungsaufnahmen',
    placedAs(['apprenticeship']),
  ),
  'placed-school': people('placement', 'began school', 'Schulaufnahmen', placedAs(['school'])),
  placed: people(
    'placement',
    'began a job, an apprenticeship or school',
    'Vermittlungen',
    placedAs(['job', 'apprenticeship', 'school']),
  ),
  'placed-at-exit': people(
    'participation',
    'ended taking part, placed on that day',
    'beim Austritt vermittelt',
    where(({ to }, period, who) => isIn(period, to) && isPlacedOn(who, to!)),
  ),
  'placed-after-six-months': people(
    'participation',
    'ended taking part, placed six months later; known six months after the period',
    'sechs Monate nach dem Austritt vermittelt',
    where(
      ({ to }, period, who, today) =>
        isHalfAYearOver(period, today) && isIn(period, to) && isPlacedOn(who, addMonths(to!, 6)),
    ),
  ),
  'level-known': people(
    'language',
    'took part, level of German known at the entry',
    'Sprachniveau beim Eintritt bekannt',
    where((each, period, who) => tookPart(each, period) && levelOn(who, each.from!) >= 0),
  ),
  'level-gained': people(
    'language',
    'took part, level of German on the last day higher than at the entry',
    'Sprachniveau seit dem Eintritt verbessert',
    where((each, period, who) => {
      const before = tookPart(each, period) ? levelOn(who, each.from!) : -1;
      return before >= 0 && levelOn(who, period.to) > before;
    }),
  ),
  talks: {
    unit: 'talks',
    strand: 'talks',
    quarterly: true,
    en: 'coaching talks held',
    de: 'Beratungsgespräche',
    of: delivered('sessions'),
  },
  units: {
    unit: 'teaching units',
    strand: 'units',
    quarterly: true,
    en: 'teaching units attended',
    de: 'besuchte Unterrichtseinheiten',
    of: delivered('units'),
  },
} as const satisfies Readonly<Record<string, Indicator>>;

export type IndicatorName = keyof typeof INDICATORS;
