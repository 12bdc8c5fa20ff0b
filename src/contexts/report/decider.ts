import type { CommandsOf, Decider } from '../../kernel/decider.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { recorder, refuseIf } from '../../kernel/messages.js';
import type { LastFact, StatementDigests, StatementTotals } from '../../shapes/statement.js';
import { notInFuture, rightOrder } from '../rules.js';
import type * as commands from './commands.dto.js';
import type { ReportFacts } from './facts.js';

export interface Report {
  readonly computed?: ReportFacts['StatementComputed'];
  readonly frozen?: true;
  readonly submittedOn?: LocalDate;
  /** The difference that was recorded last. */
  readonly deltaCents: number;
}

/** A statement as the view of that name computes it. */
export interface StatementAnswer {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly through: LastFact;
  readonly rounding: string;
  readonly digests: StatementDigests;
  readonly totals: StatementTotals;
  /** Its bytes, as a fact keeps them. */
  readonly content: string;
  /** Digest of its figures alone, which tells whether later facts changed them. */
  readonly figures: string;
}

/** What became of a frozen statement since. */
export interface RestatementAnswer {
  readonly deltaCents: number;
  readonly totals: StatementTotals;
  readonly through: LastFact;
  readonly causes: readonly { readonly id: string }[];
}

export interface Known {
  /** Up to the latest fact; empty if there is no such grant. */
  readonly present: readonly StatementAnswer[];
  /** Computed once more, up to where it was computed. */
  readonly again: readonly StatementAnswer[];
  readonly restatement: RestatementAnswer | undefined;
}

const record = recorder<ReportFacts>();

/** A fact takes what fits into an append of either journal. */
const MOST_CONTENT = 600_000;

const same = (one: StatementDigests, other: StatementDigests): boolean =>
  Object.entries(one).every(([format, digest]) => other[format as keyof StatementDigests] === digest);

const notFrozen = ({ frozen }: Report) =>
  refuseIf(!frozen, 'not-frozen', 'This statement is not frozen yet. A second person freezes it first.');

export const decider: Decider<'report', Report, CommandsOf<typeof commands>, ReportFacts, object, Known> = {
  initial: { deltaCents: 0 },

  decide: {
    ComputeStatement: ({ grant, kind, from, to }, { report }, { present: [statement], today, actor }) =>
      refuseIf(!!report.computed, 'already-computed', 'This statement is computed. Compute another one.') ??
      refuseIf(
        kind === 'final' && !!(from ?? to),
        'final-is-whole',
        'A final statement is over the whole period of the grant. Leave both days out.',
      ) ??
      refuseIf(
        kind === 'interim' && !to,
        'period-missing',
        'An interim statement ends on a day. Say until when it reaches.',
      ) ??
      rightOrder(from, to) ??
      refuseIf(!statement, 'unknown-grant', 'There is no grant with this id.') ??
      refuseIf(
        statement!.to > today,
        'period-not-over',
        `The period lasts until ${statement!.to}. Take an interim statement, or wait for its end.`,
      ) ??
      record('StatementComputed', today, {
        ...{ grant, kind, from: statement!.from, to: statement!.to, through: statement!.through },
        ...{ rounding: statement!.rounding, digests: statement!.digests, totals: statement!.totals },
        by: actor.id,
      }),

    FreezeStatement: ({ digest }, { report }, { present: [now], again: [again], today, actor }) => {
      if (report.frozen) return [];
      const { computed } = report;
      return (
        refuseIf(!computed, 'not-computed', 'There is nothing to freeze.') ??
        refuseIf(
          computed!.by === actor.id,
          'four-eyes',
          'Who had a statement computed cannot freeze it. A second person looks at it and freezes it.',
        ) ??
        refuseIf(
          !!digest && digest !== computed!.digests.json,
          'other-statement',
          'This is another statement than the one with this digest. Look at it again.',
        ) ??
        refuseIf(
          !again || !same(computed!.digests, again.digests),
          'not-reproducible',
          'Computed again up to the same fact it has other bytes. Keys were destroyed, or this release renders otherwise: compute it anew.',
        ) ??
        refuseIf(
          now?.figures !== again!.figures,
          'figures-moved',
          'Facts that were recorded since change its figures. Compute it anew.',
        ) ??
        refuseIf(
          again!.content.length > MOST_CONTENT,
          'statement-too-large',
          'It is too large to be kept as one fact. Take interim statements over shorter periods.',
        ) ??
        record('StatementFrozen', today, { by: actor.id, content: again!.content })
      );
    },

    SubmitStatement: ({ on, ...said }, { report }, given) => {
      if (report.submittedOn) return [];
      return (
        notFrozen(report) ?? notInFuture(on, given) ?? record('StatementSubmitted', on ?? given.today, said)
      );
    },

    RestateStatement: ({ reason }, { report }, { restatement, today, actor }) =>
      notFrozen(report) ??
      refuseIf(
        !restatement || restatement.deltaCents === report.deltaCents,
        'nothing-to-restate',
        'What it says of money has not changed since. There is nothing to record.',
      ) ??
      record('StatementRestated', today, {
        ...{ reason, deltaCents: restatement!.deltaCents, totals: restatement!.totals },
        ...{ through: restatement!.through, causes: restatement!.causes.map(({ id }) => id), by: actor.id },
      }),
  },

  evolve: {
    StatementComputed: (report, { data }) => ({ ...report, computed: data }),
    StatementFrozen: (report) => ({ ...report, frozen: true }),
    StatementSubmitted: (report, { happenedOn }) => ({ ...report, submittedOn: happenedOn }),
    StatementRestated: (report, { data: { deltaCents } }) => ({ ...report, deltaCents }),
  },
};
