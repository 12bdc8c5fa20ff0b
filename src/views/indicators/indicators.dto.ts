import { ApiProperty } from '@nestjs/swagger';
import { After } from '../../engine/http/answers.dto.js';
import { Is, NumberInQuery, Optional } from '../../shapes/is.js';
import { count, id, type Kind, oneOf, text } from '../../shapes/kinds.js';
import { INDICATORS, type IndicatorName } from './indicators.js';
import { BREAKDOWNS } from './publish.js';

const period: Kind = {
  name: 'period',
  holds: (value) => typeof value === 'string' && /^(19|20|21)\d\d(-Q[1-4])?$/.test(value),
  says: 'must be a year as 2021 or a quarter as 2021-Q3',
  schema: { type: 'string', pattern: '^(19|20|21)\\d\\d(-Q[1-4])?$' },
};

export class ParticipantsQuery extends After {}

export const INDICATOR_BREAKDOWNS = ['none', ...BREAKDOWNS] as const;
export const INDICATOR_LENGTHS = ['year', 'quarter'] as const;

/** Chooses from what is published; no question changes what is withheld. */
export class IndicatorsQuery {
  @Optional() @Is(oneOf(Object.keys(INDICATORS))) indicator?: IndicatorName;
  /** Only this programme. */
  @Optional() @Is(id) programme?: string;
  /** `2021` or `2021-Q3`; only periods that are over have figures. */
  @Optional() @Is(period) period?: string;
  /** Only years, or only quarters. */
  @Optional() @Is(oneOf(INDICATOR_LENGTHS)) length?: (typeof INDICATOR_LENGTHS)[number];
  /** Only broken down by this; `none`: only totals. */
  @Optional() @Is(oneOf(INDICATOR_BREAKDOWNS)) by?: (typeof INDICATOR_BREAKDOWNS)[number];
  @Optional() @NumberInQuery() @Is(count(1, 200)) limit?: number;
  /** As of any list: `csv` with commas for programs, `csv-office` for the spreadsheet of an office. */
  @Optional() @Is(oneOf(['json', 'csv', 'csv-office'])) format?: 'json' | 'csv' | 'csv-office';
  /** `next` of the page before. */
  @Optional() @Is(text(500)) cursor?: string;
}

/** A figure for everybody. Nobody is not listed. */
export class IndicatorLine {
  /** Tells lines apart. */
  id!: string;
  indicator!: string;
  /** `people`, `talks`, `teaching units`. */
  unit!: string;
  /** Null: all programmes, each person once. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) programme!: string | null;
  @ApiProperty({ type: 'string', nullable: true }) title!: string | null;
  /** A year or a quarter. */
  period!: string;
  @ApiProperty({ format: 'date' }) from!: string;
  /** Last day. */
  @ApiProperty({ format: 'date' }) to!: string;
  /** `sex`, `age-band`, `title`, `municipality`; null for the total. */
  @ApiProperty({ type: 'string', nullable: true }) by!: string | null;
  @ApiProperty({ type: 'string', nullable: true }) value!: string | null;
  /** Null where it is withheld, because it is of few people or would give such a figure away. */
  @ApiProperty({ type: 'integer', nullable: true }) amount!: number | null;
  withheld!: boolean;
  /** As of which day the figures were made. */
  @ApiProperty({ format: 'date' }) asOf!: string;
}
