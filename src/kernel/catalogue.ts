import type { Category } from './personal.js';

/** What a payload field is at run time, where its type is gone. */
export interface CataloguedField {
  readonly optional?: true;
  /** Absent if the field is stored in plain. */
  readonly sealed?: Category;
}

/** A fact type, and what its comment says that it means. */
export interface CataloguedFact {
  readonly means?: { readonly en: string; readonly de: string };
  readonly fields: Readonly<Record<string, CataloguedField>>;
}

/** What the generator read from the sources: the types of the facts and the comments of the classes in `*.dto.ts`. */
export interface Catalogue {
  /** By fact type; a payload has these fields and no others. */
  readonly facts: Readonly<Record<string, CataloguedFact>>;
  /** By class name. */
  readonly summaries: Readonly<Record<string, string>>;
}
