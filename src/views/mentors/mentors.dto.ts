import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { languageCode, oneOf, text } from '../../shapes/kinds.js';
import { MentorRow } from './mentor.row.js';

/** Whether the mentor can accompany more people, accompanies more than agreed, or stopped. */
export const MENTOR_STATUSES = ['free', 'full', 'overloaded', 'retired'] as const;
export type MentorStatus = (typeof MENTOR_STATUSES)[number];

export const MENTOR_SORTS = ['free', 'load', 'registered'] as const;
export type MentorSort = (typeof MENTOR_SORTS)[number];

export class MentorsQuery extends Paged {
  @Optional() @Is(text(100)) municipality?: string;
  @Optional() @Is(languageCode) language?: string;
  @Optional() @Is(oneOf(MENTOR_STATUSES)) status?: MentorStatus;
  /** By default who can accompany most people more comes first. */
  @Optional() @Is(oneOf(MENTOR_SORTS)) sort?: MentorSort;
}

/** One mentor with the present load. */
export class MentorLine extends MentorRow {
  load!: number;
  /** How many people more were agreed; negative if there are too many. */
  free!: number;
  /** `free`, `full`, `overloaded`, `retired`. */
  status!: string;
}
