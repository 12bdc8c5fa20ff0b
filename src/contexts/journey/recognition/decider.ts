import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { recorder, refuseIf, warnIf } from '../../../kernel/messages.js';
import { type ById, changed, find } from '../../by-id.js';
import type { RuleBook } from '../../rule-changes.js';
import { notInFuture } from '../../rules.js';
import type * as commands from './commands.dto.js';
import type { RecognitionFacts } from './facts.js';
import { decided, extendedTooOften, filed, notAfterDecision, pending, type Procedure } from './procedure.js';

export interface Recognition {
  /** By procedure id. */
  readonly procedures: ById<Procedure>;
}

const record = recorder<RecognitionFacts>();

type Commands = CommandsOf<typeof commands>;
type Knows = { readonly rules: RuleBook };

export const decider: Decider<'recognition', Recognition, Commands, RecognitionFacts, object, Knows> = {
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

    DecideRecognition: ({ on, ...decision }, { recognition }, given) => {
      const its = find(recognition.procedures, decision.procedure);
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
        record('RecognitionDecided', on, decision)
      );
    },

    AccelerateRecognition: ({ procedure, on }, { recognition }, given) => {
      const its = find(recognition.procedures, procedure);
      return (
        pending(its, on, given) ??
        (its?.acceleratedOn ? [] : record('RecognitionAccelerated', on, { procedure }))
      );
    },

    RequestDocuments: ({ on, ...request }, { recognition }, given) =>
      pending(find(recognition.procedures, request.procedure), on, given) ??
      record('RecognitionDocumentsRequested', on, request),

    SuspendRecognition: ({ on, ...suspension }, { recognition }, given) => {
      const its = find(recognition.procedures, suspension.procedure);
      return (
        pending(its, on, given) ??
        refuseIf(
          !!its?.suspendedOn,
          'already-suspended',
          `The time stands still since ${its?.suspendedOn}. Record its end with resume-recognition.`,
        ) ??
        record('RecognitionSuspended', on, suspension)
      );
    },

    ResumeRecognition: ({ procedure, on }, { recognition }, given) => {
      const its = find(recognition.procedures, procedure);
      return (
        pending(its, on, given) ??
        refuseIf(
          !its?.suspendedOn || on < its.suspendedOn,
          'not-suspended',
          'The time did not stand still on that day.',
        ) ??
        record('RecognitionResumed', on, { procedure })
      );
    },

    ExtendRecognition: ({ on, ...extension }, { recognition }, given) => {
      const its = find(recognition.procedures, extension.procedure);
      return (
        pending(its, on, given) ??
        refuseIf(
          extension.until <= on,
          'not-an-extension',
          'The new last day lies before the letter. Check both.',
        ) ??
        record(
          'RecognitionExtended',
          on,
          extension,
          warnIf(extendedTooOften(its, extension.until, on, given.rules.adopted), 'extended-twice'),
        )
      );
    },

    StartMeasure: ({ on, ...start }, { recognition }, given) =>
      decided(find(recognition.procedures, start.procedure), on, given) ??
      record('RecognitionMeasureStarted', on, start),

    CompleteMeasure: ({ on, ...end }, { recognition }, given) => {
      const its = find(recognition.procedures, end.procedure);
      return (
        decided(its, on, given) ??
        refuseIf(
          !its?.measureOn || on < its.measureOn,
          'measure-not-started',
          'No measure is recorded as begun on that day. Record it first with start-measure.',
        ) ??
        record('RecognitionMeasureCompleted', on, end)
      );
    },

    AppealRecognition: ({ on, ...appeal }, { recognition }, given) =>
      decided(find(recognition.procedures, appeal.procedure), on, given) ??
      record('RecognitionAppealed', on, appeal),
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
    RecognitionAccelerated: ({ procedures }, { data: { procedure }, happenedOn }) => ({
      procedures: changed(procedures, procedure, { acceleratedOn: happenedOn }),
    }),
    RecognitionDocumentsRequested: (recognition) => recognition,
    RecognitionSuspended: ({ procedures }, { data: { procedure }, happenedOn }) => ({
      procedures: changed(procedures, procedure, { suspendedOn: happenedOn }),
    }),
    RecognitionResumed: ({ procedures }, { data: { procedure } }) => ({
      procedures: changed(procedures, procedure, { suspendedOn: undefined }),
    }),
    RecognitionExtended: ({ procedures }, { data: { procedure, until } }) => ({
      procedures: changed(procedures, procedure, {
        extendedTo: until,
        extensions: (find(procedures, procedure)?.extensions ?? 0) + 1,
      }),
    }),
    RecognitionMeasureStarted: ({ procedures }, { data: { procedure }, happenedOn }) => ({
      procedures: changed(procedures, procedure, { measureOn: happenedOn }),
    }),
    RecognitionMeasureCompleted: ({ procedures }, { data: { procedure } }) => ({
      procedures: changed(procedures, procedure, { measureOn: undefined }),
    }),
    // An appeal opens the procedure again: another decision may follow.
    RecognitionAppealed: ({ procedures }, { data: { procedure }, happenedOn }) => ({
      procedures: changed(procedures, procedure, { appealedOn: happenedOn, decidedOn: undefined }),
    }),
  },
};
