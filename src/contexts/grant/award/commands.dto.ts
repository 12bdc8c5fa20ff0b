import {
  COUNTINGS,
  type Counting,
  GRANT_UNITS,
  type GrantUnit,
  LINE_KINDS,
  type LineKind,
  SHARE_BASES,
  type ShareBasis,
} from '../../../shapes/financing.js';
import { Is, IsA, IsListOf, IsListOfA, Optional } from '../../../shapes/is.js';
import { cents, count, day, handle, id, oneOf, text } from '../../../shapes/kinds.js';

class GrantOwnShare {
  /** In thousandths: 20 % are 200. */
  @Is(count(0, 1000)) permille!: number;
  /** Part of the approved sum, or on top of it (Bemessungsgrundlage). */
  @Is(oneOf(SHARE_BASES)) basis!: ShareBasis;
}

class PlannedLine {
  /** Name by which entries refer to it, unique in its module. */
  @Is(handle) line!: string;
  @Is(text(200)) title!: string;
  @Is(oneOf(LINE_KINDS)) kind!: LineKind;
  /** Of a rate: for what it is paid. Of actual costs: `exam-fee` where each is claimed for one person. */
  @Optional() @Is(oneOf(GRANT_UNITS)) unit?: GrantUnit;
  /** Rate per unit. */
  @Optional() @Is(cents) cents?: number;
  /** How long a unit is; needed where hours are paid. */
  @Optional() @Is(count(1, 1440)) minutesPerUnit?: number;
  /** What becomes of a unit that is not full; by default it counts in part. */
  @Optional() @Is(oneOf(COUNTINGS)) counting?: Counting;
  /** Of one receipt no more than this counts. */
  @Optional() @Is(cents) capCents?: number;
  /** For a full post. */
  @Optional() @Is(cents) monthlyCents?: number;
  /** Posts in thousandths of a full one. */
  @Optional() @Is(count(1, 1_000_000)) permille?: number;
}

class PlannedModule {
  /** Name by which entries refer to it. */
  @Is(handle) module!: string;
  @Is(text(200)) title!: string;
  /** Units count only if they were delivered in this programme. */
  @Optional() @Is(id) programme?: string;
  /** Budget. */
  @Is(cents) cents!: number;
  @IsListOfA(() => PlannedLine, { min: 1, max: 50 }) lines!: PlannedLine[];
}

class GrantMunicipality {
  @Is(text(120)) name!: string;
  /** What of the sum is meant for it. */
  @Optional() @Is(cents) cents?: number;
}

/** Records that money was approved (Zuwendungsbescheid, Bewilligung). */
export class AwardGrant {
  /** Day of the notice; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(text(200)) title!: string;
  /** Who pays (Zuwendungsgeber). */
  @Is(text(200)) funder!: string;
  /** Guideline and budget law. */
  @Is(text(500)) legalBasis!: string;
  /** File number of the funder (Aktenzeichen). */
  @Optional() @Is(text(100)) reference?: string;
  /** First day of the period (Bewilligungszeitraum). */
  @Is(day) from!: string;
  /** Last day of the period. */
  @Is(day) to!: string;
  /** What the recipient pays itself (Eigenanteil). */
  @IsA(() => GrantOwnShare) ownShare!: GrantOwnShare;
  /** The financing plan (Förderbausteine, Finanzierungsplan). */
  @IsListOfA(() => PlannedModule, { min: 1, max: 50 }) modules!: PlannedModule[];
  /** Whose residents it is for; by default all. */
  @Optional() @IsListOfA(() => GrantMunicipality, { max: 200 }) municipalities?: GrantMunicipality[];
  /** Conditions of the notice (Nebenbestimmungen). */
  @Optional() @IsListOf(text(1000), { max: 50 }) conditions?: string[];
  /** Months after the period until the statement of use is due; by default 6 (Verwendungsnachweis). */
  @Optional() @Is(count(1, 60)) statementDueMonths?: number;
}

/** Records a notice that changes terms from a day on (Änderungsbescheid); what is left out stays as it is. */
export class AmendGrant {
  /** First day on which the new terms hold. It may lie before the notice. */
  @Is(day) on!: string;
  /** Day of the notice; by default today. */
  @Optional() @Is(day) decidedOn?: string;
  @Optional() @Is(day) from?: string;
  @Optional() @Is(day) to?: string;
  @Optional() @IsA(() => GrantOwnShare) ownShare?: GrantOwnShare;
  /** New modules, and those that change, each in whole. */
  @Optional() @IsListOfA(() => PlannedModule, { min: 1, max: 50 }) modules?: PlannedModule[];
  /** All municipalities from then on. */
  @Optional() @IsListOfA(() => GrantMunicipality, { max: 200 }) municipalities?: GrantMunicipality[];
  /** All conditions from then on. */
  @Optional() @IsListOf(text(1000), { max: 50 }) conditions?: string[];
  /** Sealed. */
  @Optional() @Is(text(1000)) reason?: string;
}
