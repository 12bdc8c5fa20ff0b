import { Is, IsListOf, Optional } from '../../shapes/is.js';
import { day, handle, id, languageCode, oneOf, text } from '../../shapes/kinds.js';
import { ERASURE_GROUNDS, type ErasureGround } from '../../shapes/privacy-words.js';
import { filter, SAVABLE_LISTS, type SavableList } from '../../shapes/lists.js';

const LANGUAGES = { min: 1, max: 20 };

/** Registers a case worker (Fachkraft, Fallmanager/in). */
export class RegisterStaff {
  @Optional() @Is(day) on?: string;
  /** The account by which journeys name the case worker. */
  @Is(handle) account!: string;
  /** Sealed. */
  @Optional() @Is(text(200)) name?: string;
  /** Languages in which the case worker can talk. */
  @IsListOf(languageCode, LANGUAGES) languages!: string[];
  @Is(text(100)) municipality!: string;
  /** Organisation unit. */
  @Is(handle) unit!: string;
}

/** Changes what is known of a case worker (Änderung). */
export class AmendStaff {
  @Optional() @Is(day) on?: string;
  @Optional() @IsListOf(languageCode, LANGUAGES) languages?: string[];
  @Optional() @Is(text(100)) municipality?: string;
  @Optional() @Is(handle) unit?: string;
}

/** Names who acts for the case worker in a period (Vertretung). */
export class AgreeDeputyship {
  /** The deputy's account. */
  @Is(handle) deputy!: string;
  @Is(day) from!: string;
  /** Last day. */
  @Is(day) until!: string;
  /** Needed where another deputy is named for a part of the period. */
  @Optional() @Is(text(1000)) reason?: string;
}

/** Ends a deputyship before its time (Ende der Vertretung). */
export class EndDeputyship {
  @Is(id) deputyship!: string;
  /** Last day. */
  @Is(day) on!: string;
}

/** Saves how a list is filtered and sorted (gespeicherte Liste). */
export class SaveList {
  /** A list that was saved before, to save it anew. */
  @Optional() @Is(id) list?: string;
  /** Sealed. */
  @Is(text(100)) name!: string;
  /** Which list. */
  @Is(oneOf(SAVABLE_LISTS)) of!: SavableList;
  /** Filters and order as in the list's address: `flag=childcare`, `sort=registered`. Sealed. */
  @IsListOf(filter, { max: 20 }) filters!: string[];
}

/** Forgets a saved list (Liste verwerfen). */
export class ForgetList {
  @Is(id) list!: string;
}

/** Erases the name, the saved lists and the reasons of a case worker who has left, for good (Löschung, Art. 17 DSGVO). The account stays, so
 * that it can be told who decided what. */
export class EraseStaff {
  @Is(oneOf(ERASURE_GROUNDS)) ground!: ErasureGround;
  /** Day on which the person asked for it, if so. */
  @Optional() @Is(day) requestedOn?: string;
}
