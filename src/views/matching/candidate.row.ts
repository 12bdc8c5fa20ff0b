import { Entity } from 'typeorm';
import type { Sealed } from '../../kernel/personal.js';
import { Day, Detail, Flag, Id, SealedText, Text, Texts, Uuid } from '../columns.js';

/** What an employer's opening may ask of a participant. */
@Entity('candidate')
export class CandidateRow {
  @Id() id!: string;
  @SealedText() familyName!: Sealed | null;
  @SealedText() givenName!: Sealed | null;
  @Text({ nullable: true }) caseWorker!: string | null;
  @Day({ nullable: true }) caseWorkerSince!: string | null;
  @Text({ nullable: true }) municipality!: string | null;
  /** In small letters, so that they meet what openings ask for. */
  @Texts() skills!: string[];
  /** Occupations with experience, in small letters. */
  @Texts() occupations!: string[];
  @Text({ nullable: true }) germanLevel!: string | null;
  /** Whether a residence title or permission is recorded, so that a permission to work is needed. */
  @Flag() permissionNeeded!: boolean;
  /** `[{scope, from, until}]` */
  @Detail() permissions!: { scope: string; from: string; until: string | null }[];
  /** The present job, apprenticeship or school. */
  @Uuid({ nullable: true }) placement!: string | null;
  @Flag() closed!: boolean;
}
