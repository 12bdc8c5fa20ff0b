import { Entity } from 'typeorm';
import type { Sealed } from '../../kernel/personal.js';
import { Detail, Flag, Id, SealedText, Text, Texts } from '../columns.js';

/** Under which name and birth date a person was known in a journey that was merged into this one. */
export interface Alias {
  readonly duplicate: string;
  readonly familyName: Sealed | null;
  readonly givenName: Sealed | null;
  readonly birthDate: Sealed | null;
}

/** One person as the search finds her: values are sealed, and found by digests of words. */
@Entity('person')
export class PersonRow {
  @Id() id!: string;
  /** The unit that took the person in; null for those who were taken in before units were recorded. */
  @Text({ nullable: true }) unit!: string | null;
  @SealedText() familyName!: Sealed | null;
  @SealedText() givenName!: Sealed | null;
  /** As much of it as is known. */
  @SealedText() birthDate!: Sealed | null;
  @SealedText() phone!: Sealed | null;
  @SealedText() email!: Sealed | null;
  /** Numbers under which others know the person. */
  @Detail() numbers!: readonly Sealed[];
  @Detail() aliases!: readonly Alias[];
  @Text() municipality!: string;
  @Text({ nullable: true }) caseWorker!: string | null;
  @Text({ nullable: true }) caseWorkerSince!: string | null;
  @Flag() closed!: boolean;
  /** Journeys that were found to be other people's. */
  @Texts() resembles!: readonly string[];
  @Texts() nameWords!: readonly string[];
  @Texts() birthWords!: readonly string[];
  @Texts() contactWords!: readonly string[];
}
