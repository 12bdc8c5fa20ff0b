import { ApiProperty } from '@nestjs/swagger';

/** Something that lasts. */
export class TimelineBar {
  /** Id of the thing: the internship, the title, the programme … */
  id!: string;
  /**
   * `case-worker`, `course`, `enrolment`, `internship`, `mentoring`, `obstacle`, `placement`, `recognition`, `regime`,
   * `residence-title`, `training`, `waiting`, `work-permission`.
   */
  kind!: string;
  /** What to write on the bar: the employer, the provider, the kind of the title … */
  label!: string;
  @ApiProperty({ format: 'date' }) from!: string;
  /** Last day, as far as it is known. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) to!: string | null;
  /** Agreed, and not begun. */
  planned!: boolean;
  /** How it ended. */
  @ApiProperty({ type: 'string', nullable: true }) outcome!: string | null;
  /** Ids of the facts that made it. */
  facts!: string[];
  /** Whether the participant contests one of them (§ 84 SGB X). */
  contested!: boolean;
}

/** Something that happened on a day. */
export class TimelineMark {
  /**
   * `registered`, `session`, `session-missed`, `plan`, `exam`, `certified`, `receipt`, `documents`, `suspended`, `resumed`,
   * `appeal`, `retained`, `group-event`, `closed`, `reopened`, `corrected`, `contested`.
   */
  kind!: string;
  @ApiProperty({ format: 'date' }) on!: string;
  /** The channel of a talk, the result of an exam …; empty where there is nothing to say. */
  label!: string;
  /** Id of the fact. */
  fact!: string;
  contested!: boolean;
}

/** A journey, fit for drawing. */
export class Timeline {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** In order of their first days. */
  bars!: TimelineBar[];
  /** In order of their days. */
  marks!: TimelineMark[];
}
