/** Whether the service is well. */
export class HealthAnswer {
  status!: string;
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

/** A view, or the policies, on the way through the journal. */
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
