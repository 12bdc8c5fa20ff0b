import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { projection } from '../../kernel/projection.js';
import { changedIn } from '../changes.js';
import { type ProcedureEntry, RecognitionRow } from './recognition.row.js';

interface Told {
  readonly data: { readonly procedure: string };
  readonly happenedOn: string;
}

/** What a fact changes in its procedure. */
const step =
  <Fact extends Told>(change: (fact: Fact, its: ProcedureEntry) => Partial<ProcedureEntry>) =>
  (row: RecognitionRow, fact: Fact): RecognitionRow => ({
    ...row,
    procedures: changedIn(row.procedures, fact.data.procedure, (its) => change(fact, its)),
  });

const NOTHING_YET = {
  receiptOn: null,
  requestedOn: null,
  completeOn: null,
  acceleratedOn: null,
  pauses: [],
  extendedTo: null,
  decidedOn: null,
  result: null,
  measure: null,
  measurePassed: null,
  appealedOn: null,
};

export const recognitionProjection = projection<JourneyFacts, RecognitionRow>({
  name: 'recognition',
  version: 3,
  of: 'journey',
  row: RecognitionRow,
  initial: (id) => ({ id, procedures: [] }),
  on: {
    RecognitionFiled: (row, { data: { procedure, ...application }, happenedOn }) => ({
      ...row,
      procedures: [...row.procedures, { id: procedure, ...application, filedOn: happenedOn, ...NOTHING_YET }],
    }),
    RecognitionReceiptConfirmed: step(({ happenedOn }) => ({ receiptOn: happenedOn })),
    RecognitionDocumentsRequested: step(({ happenedOn }, { requestedOn }) => ({
      requestedOn: happenedOn > (requestedOn ?? '') ? happenedOn : requestedOn,
    })),
    RecognitionDocumentsCompleted: step(({ happenedOn }) => ({ completeOn: happenedOn })),
    RecognitionAccelerated: step(({ happenedOn }) => ({ acceleratedOn: happenedOn })),
    RecognitionSuspended: step(({ happenedOn: from }, { pauses }) => ({
      pauses: [...pauses, { from, to: null }],
    })),
    RecognitionResumed: step(({ happenedOn }, { pauses }) => ({
      pauses: pauses.map(({ from, to }) => ({ from, to: to ?? happenedOn })),
    })),
    RecognitionExtended: step(({ data }) => ({ extendedTo: data.until })),
    RecognitionDecided: step(({ data: { result }, happenedOn }) => ({
      ...{ decidedOn: happenedOn, result, appealedOn: null },
    })),
    RecognitionMeasureStarted: step(({ data: { measure } }) => ({ measure, measurePassed: null })),
    RecognitionMeasureCompleted: step(({ data: { passed } }) => ({ measurePassed: passed })),
    // The procedure is open again; what was decided stands until there is another decision.
    RecognitionAppealed: step(({ happenedOn }) => ({ appealedOn: happenedOn })),
  },
});
