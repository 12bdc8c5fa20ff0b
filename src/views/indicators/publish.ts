import { setImmediate as breathe } from 'node:timers/promises';
import type { LocalDate } from '../../kernel/local-date.js';
import { INDICATORS, type Indicator, type IndicatorName, type Participant } from './indicators.js';
import { shortStories } from './histories.js';
import { isYear, type Period, periodsOver } from './periods.js';
import { type Caution, type Figure, figuresOf } from './suppression.js';
import type { Counted } from './tally.js';

/* From participants to the figures that everybody may see. */

/** What is known of a participant: who, without who it is, and what happened. */
export interface CountedParticipant extends Participant {
  readonly sex: string | null;
  readonly ageBand: string | null;
  readonly municipality: string | null;
  readonly titles: readonly { readonly kind: string; readonly from: string; readonly to: string | null }[];
}

/** A figure as it is shown; the amount is null where it is withheld. Nobody, and nothing, is left out. */
export interface PublishedFigure {
  readonly indicator: string;
  readonly unit: string;
  /** Null: all programmes, each person once. */
  readonly programme: string | null;
  readonly period: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Null: not broken down. */
  readonly by: string | null;
  readonly value: string | null;
  readonly amount: number | null;
  readonly withheld: boolean;
}

const UNKNOWN = 'unknown';

/** The longest valid of those that somebody had on a day. */
const titleOn = ({ titles }: CountedParticipant, day: LocalDate): string =>
  titles
    .filter(({ from, to }) => from <= day && (to === null || to >= day))
    .toSorted((a, b) => ((a.to ?? '9') < (b.to ?? '9') ? 1 : -1))[0]?.kind ?? 'none';

const firstDay = ({ participations }: Participant): LocalDate =>
  participations
    .map(({ waitingFrom, from }) => waitingFrom ?? from ?? '9')
    .reduce((a, b) => (a < b ? a : b), '9');

const traitsOf = (who: CountedParticipant): Counted['traits'] => ({
  sex: who.sex ?? UNKNOWN,
  'age-band': who.ageBand ?? UNKNOWN,
  title: titleOn(who, firstDay(who)),
  municipality: who.municipality ?? UNKNOWN,
});

/** By what figures are broken down, one at a time. */
export const BREAKDOWNS = ['sex', 'age-band', 'title', 'municipality'] as const;

/** By what, in which period: `2021-Q1/entries`. */
const measureOf = (period: Period, indicator: string): string => [period.name, indicator].join('/');
const ofMeasure = (measure: string) => measure.split('/') as [period: string, indicator: IndicatorName];

const NAMED = Object.entries(INDICATORS) as [IndicatorName, Indicator][];
const STRANDS = [...new Set(NAMED.map(([, { strand }]) => strand))].map((strand) =>
  NAMED.filter(([, each]) => each.strand === strand),
);

/** People are counted once in a programme and once in all; units add up. */
const countedIn = (
  indicators: readonly [IndicatorName, Indicator][],
  who: Participant,
  periods: readonly Period[],
  today: LocalDate,
): Omit<Counted, 'traits'> => {
  const all: Record<string, number> = {};
  const groups: Record<string, Record<string, number>> = {};
  for (const period of periods)
    for (const [name, { unit, of }] of indicators.filter(([, each]) => each.quarterly || isYear(period)))
      for (const [programme, amount] of of(who, period, today))
        for (const amounts of [all, (groups[programme] ??= {})]) {
          const measure = measureOf(period, name);
          amounts[measure] = unit === 'people' ? 1 : (amounts[measure] ?? 0) + amount;
        }
  return { groups, all };
};

/** People are broken down by year: in a quarter hardly a group has five. */
const isBroken = (measure: string): boolean => {
  const [name, indicator] = ofMeasure(measure);
  return isYear({ name }) && INDICATORS[indicator].unit === 'people';
};

/** Years are worth more than quarters. */
const worth = (measure: string): number => (isYear({ name: ofMeasure(measure)[0] }) ? 3 : 1);

/** After so many participants whoever waits has a turn. */
const A_BREATH = 50;

/** All figures of all periods that are over, with those marked that are not to be shown. */
export const allFigures = async (
  participants: readonly CountedParticipant[],
  today: LocalDate,
  caution: Pick<Caution, 'threshold' | 'smallOnly'>,
): Promise<{ readonly figures: readonly Figure[]; readonly periods: ReadonlyMap<string, Period> }> => {
  const first = participants.map(firstDay).reduce((a, b) => (a < b ? a : b), today);
  const periods = periodsOver(first, today);
  const stories = shortStories(periods);
  const figures: Figure[] = [];
  for (const indicators of STRANDS) {
    const counted: Counted[] = [];
    for (const [index, who] of participants.entries()) {
      if (index % A_BREATH === 0) await breathe();
      counted.push({ ...countedIn(indicators, who, periods, today), traits: traitsOf(who) });
    }
    const histories = stories.map((who) => countedIn(indicators, who, periods, today).all);
    figures.push(...(await figuresOf(counted, { isBroken, worth, histories, ...caution })));
  }
  return { figures, periods: new Map(periods.map((each) => [each.name, each])) };
};

/** What of it everybody may see. */
export const published = async (
  participants: readonly CountedParticipant[],
  today: LocalDate,
  threshold: number,
): Promise<readonly PublishedFigure[]> => {
  const { figures, periods } = await allFigures(participants, today, { threshold });
  return figures.map(({ measure, group, by, value, amount, withheld }) => {
    const [period, indicator] = ofMeasure(measure);
    const { from, to } = periods.get(period)!;
    const { unit } = INDICATORS[indicator];
    return {
      ...{ indicator, unit, programme: group, period, from, to, by, value },
      amount: withheld ? null : amount,
      withheld,
    };
  });
};
