import { After } from '../../engine/http/answers.dto.js';
import { Is } from '../../shapes/is.js';
import { handle } from '../../shapes/kinds.js';

export class CalendarQuery extends After {
  /** Account of the case worker whose appointments these are. */
  @Is(handle) caseWorker!: string;
}
