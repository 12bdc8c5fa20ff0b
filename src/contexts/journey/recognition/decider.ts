import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { recorder, refuseIf } from '../../../kernel/messages.js';
import type { RecognitionResult } from '../../../shapes/words.js';
import { type ById, changed, find } from '../../by-id.js';
import { notInFuture } from '../../rules.js';
import type * as commands from './commands.dto.js';
import type { RecognitionFacts } from './facts.js';

interface Procedure {
  readonly filedOn: LocalDate;
  readonly receiptOn?: LocalDate;
  readonly documentsOn?: LocalDate;
  readonly decidedOn?: LocalDate;
  readonly result?: RecognitionResult;
}

export interface Recognition {
  /** By procedure id. */
  readonly procedures: ById<Procedure>;
}

const record = recorder<RecognitionFacts>();

const filed = (procedure: Procedure | undefined, on: LocalDate) =>
  refuseIf(
    !procedure,
    'unknown-procedure',
    'There is no recognition procedure with this id in this journey. Record it first with file-recognition.',
  ) ??
  refuseIf(
    !!procedure && on < procedure.filedOn,
    'before-filing',
    `The application was filed on ${procedure?.filedOn}; this cannot lie before.`,
  );

const notAfterDecision = (procedure: Procedure | undefined, on: LocalDate) =>
  refuseIf(
    !!procedure?.decidedOn && on > procedure.decidedOn,
    'already-decided',
    `The authority decided on ${procedure?.decidedOn}. Correct that entry if it is wrong.`,
  );

export const decider: Decider<'recognition', Recognition, CommandsOf<typeof commands>, RecognitionFacts> = {
  initial: { procedures: {} },

  decide: {
    FileRecognition: ({ on, ...application }, _, given) =>
      notInFuture(on, given) ??
      record('RecognitionFiled', on, { ...application, procedure: given.commandId }),

    ConfirmReceipt: ({ procedure, on }, { recognition }, given) => {
      const its = find(recognition.procedures, procedure);
      if (its?.receiptOn === on) return [];
      return (
        filed(its, on) ??
        notInFuture(on, given) ??
        refuseIf(
          !!its?.receiptOn,
          'receipt-already-confirmed',
          `The receipt is recorded for ${its?.receiptOn}. Correct that entry if it is wrong.`,
        ) ??
        notAfterDecision(its, on) ??
        record('RecognitionReceiptConfirmed', on, { procedure })
      );
    },

    CompleteDocuments: ({ procedure, on }, { recognition }, given) => {
      const its = find(recognition.procedures, procedure);
      if (its?.documentsOn === on) return [];
      return (
        filed(its, on) ??
        notInFuture(on, given) ??
        refuseIf(
          !!its?.documentsOn,
          'documents-already-complete',
          `The documents are recorded as complete from ${its?.documentsOn}. Correct that entry if it is wrong.`,
        ) ??
        notAfterDecision(its, on) ??
        record('RecognitionDocumentsCompleted', on, { procedure })
      );
    },

    DecideRecognition: ({ on, ...decided }, { recognition }, given) => {
      const its = find(recognition.procedures, decided.procedure);
      const latest = [its?.receiptOn, its?.documentsOn].find((step) => step !== undefined && step > on);
      return (
        filed(its, on) ??
        notInFuture(on, given) ??
        refuseIf(
          !!its?.decidedOn,
          'already-decided',
          `The decision of ${its?.decidedOn} is already recorded. Correct that entry if it is wrong.`,
        ) ??
        refuseIf(
          latest !== undefined,
          'decided-too-early',
          `A step of this procedure is recorded for ${latest}; the decision cannot lie before.`,
        ) ??
        record('RecognitionDecided', on, decided)
      );
    },
  },

  evolve: {
    RecognitionFiled: ({ procedures }, { data: { procedure }, happenedOn }) => ({
      procedures: { ...procedures, [procedure]: { filedOn: happenedOn } },
    }),
    RecognitionReceiptConfirmed: ({ procedures }, { data: { procedure }, happenedOn }) => ({
      procedures: changed(procedures, procedure, { receiptOn: happenedOn }),
    }),
    RecognitionDocumentsCompleted: ({ procedures }, { data: { procedure }, happenedOn }) => ({
      procedures: changed(procedures, procedure, { documentsOn: happenedOn }),
    }),
    RecognitionDecided: ({ procedures }, { data: { procedure, result }, happenedOn }) => ({
      procedures: changed(procedures, procedure, { decidedOn: happenedOn, result }),
    }),
  },
};
