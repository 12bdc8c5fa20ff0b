import { AsOf } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { id, month } from '../../shapes/kinds.js';

export class FundingQuery extends AsOf {
  /** Only this programme. */
  @Optional() @Is(id) programme?: string;
  /** Only this month; its figures are those of its last day. */
  @Optional() @Is(month) month?: string;
}

/** A programme in a month. Stocks are as of the end of its last day. */
export class FundingLine {
  programme!: string;
  title!: string;
  /** `YYYY-MM` */
  month!: string;
  seats!: number;
  /** Participants with a seat at the end of the month. */
  seatsUsed!: number;
  /** Participants waiting for a seat at the end of the month. */
  waiting!: number;
  entries!: number;
  exits!: number;
  /** Coaching sessions held in the month. */
  sessions!: number;
  minutes!: number;
  /** Teaching units attended in the month. */
  units!: number;
  placementsJob!: number;
  placementsApprenticeship!: number;
  placementsSchool!: number;
  /** Distinct participants placed up to the end of the month. */
  placedToDate!: number;
  /** Sessions and units of the month at the programme's rates, in euro cents. */
  amountCents!: number;
}
