import { Is, Optional } from '../../shapes/is.js';
import { instant, text } from '../../shapes/kinds.js';

/** Why no command is taken. */
export class ReadOnlyStatus {
  reason!: string;
  /** Null where the environment says so. */
  since!: string | null;
  /** When it ends by itself. */
  until!: string | null;
}

/** Whether the service is well. */
export class HealthAnswer {
  status!: string;
  /** Present while no command is taken. */
  readOnly?: ReadOnlyStatus;
}

/** That no command is to be taken. */
export class ReadOnlyOrder {
  /** For case workers to read, as a sentence: "The database is being moved." */
  @Is(text(200)) reason!: string;
  /** When it is to end by itself; otherwise it is ended by hand. */
  @Optional() @Is(instant) until?: string;
}

/** Whether commands are taken. */
export class ReadOnlyAnswer {
  /** Absent when they are. */
  readOnly?: ReadOnlyStatus;
}

/** A stream that a reader could not digest. */
export class ParkedAnswer {
  stream!: string;
  /** Version of the fact at which it stopped. */
  version!: number;
  /** Type of that fact. */
  type!: string;
  error!: string;
  parkedAt!: string;
}

/** A view, the policies or the sweeps, on the way through the journal. */
export class ReaderAnswer {
  name!: string;
  /** Position up to which it has come. */
  position!: string;
  /** Facts still ahead of it; an estimate. */
  behind!: number;
  /** Whether the instance that answers does the work. */
  leads!: boolean;
  /** The error that holds it up, while one does. */
  trouble?: string;
  /** Share of the journal that a rebuild in progress has folded, from 0 to 1. */
  rebuilt?: number;
  parked!: ParkedAnswer[];
}

/** Everything that follows the journal. */
export class OperationsAnswer {
  /** Name of the journal, as in positions. */
  journal!: string;
  /** Position of the newest fact. */
  head!: string;
  readers!: ReaderAnswer[];
}

/** What came of taking parked streams up again. */
export class ReplayAnswer {
  /** Streams that could be digested this time. */
  replayed!: number;
}

/** A running service. */
export class InstanceAnswer {
  /** Its machine and process. */
  name!: string;
  since!: string;
  /** Whether it is the one that answers. */
  self!: boolean;
  /** Views, rebuilds and others that it leads: it does the work for all instances. */
  leads!: string[];
}

/** Everybody who serves from this database, the eldest first. */
export class InstancesAnswer {
  instances!: InstanceAnswer[];
}

/** A stream that refused what an order asked of it. */
export class SweepRefusal {
  stream!: string;
  /** Code of the refusal; `failed` for a defect, which stands in the log. */
  code!: string;
  /** The fact on which it was asked: the order, or what happened later in the stream. */
  cause!: string;
}

/** An order that is carried out in many streams. */
export class SweepAnswer {
  /** Id of the fact that is the order. */
  id!: string;
  /** Which kind of order. */
  sweep!: string;
  /** The stream that gave it. */
  stream!: string;
  /** Streams that were there when it was given. */
  total!: number;
  /** How many of them were asked. */
  done!: number;
  /** How many came to which result: an outcome, `recorded`, `nothing-new` or the code of a refusal. */
  results!: Record<string, number>;
  /** Whether streams are asked again when something happens there. */
  standing!: boolean;
  /** How often that was the case. */
  followed!: number;
  begunAt!: string;
  /** Null while it is being carried out. */
  finishedAt!: string | null;
  /** The latest. */
  refused!: SweepRefusal[];
}

/** Orders, the newest first. */
export class SweepsAnswer {
  sweeps!: SweepAnswer[];
}

/** What came of making figures anew. */
export class PublishedAnswer {
  /** How many there are now, withheld ones included. */
  rows!: number;
}
