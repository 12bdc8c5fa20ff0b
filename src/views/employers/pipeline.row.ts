import { Entity } from 'typeorm';
import { Detail, Id } from '../columns.js';

export interface MatchEntry {
  id: string;
  employer: string;
  opening: string;
  matchedOn: string;
  appliedOn: string | null;
  interviewedOn: string | null;
  offeredOn: string | null;
  endedOn: string | null;
  because: string | null;
}

/** Somebody's way into work: matches with openings, internships and placements. */
@Entity('pipeline')
export class PipelineRow {
  @Id() id!: string;
  /** `[{id, employer, opening, matchedOn, appliedOn, interviewedOn, offeredOn, endedOn, because}]` */
  @Detail() matches!: MatchEntry[];
  /** Internships that were begun, by the employer's name: `[{id, employer, startedOn, endedOn, outcome}]`. */
  @Detail() internships!: {
    id: string;
    employer: string;
    startedOn: string | null;
    endedOn: string | null;
    outcome: string | null;
  }[];
  /** By the employer's name: `[{id, employer, kind, placedOn, endedOn}]`. */
  @Detail() placements!: {
    id: string;
    employer: string;
    kind: string;
    placedOn: string;
    endedOn: string | null;
  }[];
}
