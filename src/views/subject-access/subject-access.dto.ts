import { ApiProperty } from '@nestjs/swagger';
import { After } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { oneOf } from '../../shapes/kinds.js';

export const SUBJECT_ACCESS_FORMATS = ['json', 'html'] as const;
export type SubjectAccessFormat = (typeof SUBJECT_ACCESS_FORMATS)[number];

export class SubjectAccessQuery extends After {
  /** `html` is for the person, in German and to be printed. */
  @Optional() @Is(oneOf(SUBJECT_ACCESS_FORMATS)) format?: SubjectAccessFormat;
}

/** Under which name the person is known. */
export class SubjectPerson {
  familyName!: string | null;
  givenName!: string | null;
  birthDate!: string | null;
  municipality!: string;
  /** The unit that is responsible. */
  unit!: string | null;
}

/** Something that was recorded about the person. */
export class SubjectEntry {
  /** Kind of history in which it stands: `journey`, `course`. */
  in!: string;
  type!: string;
  meaning!: string;
  bedeutung!: string;
  happenedOn!: string;
  recordedAt!: string;
  /** In which role and for which unit somebody recorded it: the source. */
  role!: string;
  unit!: string;
  legalBasis!: string;
  /** Whether it was corrected or taken back since. */
  superseded!: boolean;
  /** What it says of the person. */
  @ApiProperty({ type: 'object', additionalProperties: true }) data!: object;
}

/** Somebody saw something of the person. */
export class SubjectReader {
  at!: string;
  role!: string;
  unit!: string;
  /** The list, the report, or `journey` for the whole. */
  what!: string;
  verb!: string;
  ground!: string | null;
}

/** All data that is held on one person, and who saw it (Art. 15 GDPR, § 83 SGB X). */
export class SubjectAccessAnswer {
  @ApiProperty({ format: 'uuid' }) id!: string;
  person!: SubjectPerson;
  /** Legal grounds on which data is processed. */
  legalBases!: string[];
  /** Units from which data came. */
  sources!: string[];
  entries!: SubjectEntry[];
  /** Those of the entries that say to whom data was given. */
  recipients!: SubjectEntry[];
  readers!: SubjectReader[];
  /** Entries that name other people as well: what concerns only those was left out. */
  shortened!: number;
}
