import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { addDays, type LocalDate } from '../../../kernel/local-date.js';
import { reasonIf, recorder, refuseIf, warnIf } from '../../../kernel/messages.js';
import { lastDayBy, ruleOn } from '../../../rules/in-force.js';
import { ownShareOf, sum } from '../../../rules/money.js';
import type { FinancingTerms } from '../../../shapes/financing.js';
import { type ById, changed, find } from '../../by-id.js';
import { chargedTo, type Financing, financingOn, knownLine, withinPeriod } from '../../financing.js';
import { notInFuture, rightOrder } from '../../rules.js';
import type { RuleBook } from '../../rule-changes.js';
import type { Repayments } from '../repayments/decider.js';
import type * as commands from './commands.dto.js';
import type { DrawDownFacts } from './facts.js';
import { type Answered, notAnswered } from './present.js';

interface DrawDown {
  readonly cents: number;
  readonly requestedOn: LocalDate;
  /** The account that prepared what is to be approved. */
  readonly preparedBy: string;
  readonly status: 'requested' | 'approved' | 'rejected' | 'paid';
  readonly since: LocalDate;
}

export interface DrawDowns {
  readonly drawDowns: ById<DrawDown>;
}

const record = recorder<DrawDownFacts>();

/** What the funder pays of the approved sum. */
const fundedCents = ({ modules, ownShare: { permille, basis } }: FinancingTerms): number => {
  const approved = sum(modules, ({ cents }) => cents);
  return basis === 'within' ? approved - ownShareOf(approved, permille) : approved;
};

/** What came, or was asked for and not turned down. */
export const drawnCents = ({ drawDowns }: DrawDowns, own?: string): number =>
  sum(
    Object.entries(drawDowns).filter(([id, { status }]) => id !== own && status !== 'rejected'),
    ([, { cents }]) => cents,
  );

export const paidCents = ({ drawDowns }: DrawDowns): number =>
  sum(
    Object.values(drawDowns).filter(({ status }) => status === 'paid'),
    ({ cents }) => cents,
  );

/** Whether a request is where the next step needs it to be. */
const at = (drawDown: DrawDown | undefined, status: DrawDown['status'], on: LocalDate) =>
  refuseIf(
    !drawDown,
    'unknown-draw-down',
    'There is no draw-down with this id in this grant. Prepare it first with request-draw-down.',
  ) ??
  refuseIf(
    drawDown?.status !== status,
    `draw-down-${drawDown?.status}`,
    `This draw-down is recorded as ${drawDown?.status}; this needs one that is ${status}.`,
  ) ??
  rightOrder(drawDown?.since, on);

const moved = (
  { drawDowns }: DrawDowns,
  id: string,
  status: DrawDown['status'],
  since: LocalDate,
  changes: Partial<DrawDown> = {},
): DrawDowns => ({ drawDowns: changed(drawDowns, id, { ...changes, status, since }) });

export const decider: Decider<
  'drawDowns',
  DrawDowns,
  CommandsOf<typeof commands>,
  DrawDownFacts,
  { readonly award: Financing; readonly repayments: Repayments },
  { readonly answered: Answered; readonly rules: RuleBook }
> = {
  initial: { drawDowns: {} },

  decide: {
    RequestDrawDown: ({ on, payments, ...asked }, { award, drawDowns, repayments }, given) => {
      const day = on ?? given.today;
      const terms = financingOn(award, day);
      const lines = payments.map((payment) => ({ payment, found: chargedTo(award, payment, day) }));
      const lost = lines.find(({ found }) => !found.line);
      const due = sum(payments, ({ cents }) => cents);
      const returned = sum(Object.values(repayments.repayments), ({ paid }) => paid);
      const left = (terms ? fundedCents(terms) : 0) - drawnCents(drawDowns, given.commandId) + returned;
      const last = lastDayBy('draw-down-window', addDays(day, 1), day, given.rules.adopted);
      const late = payments.some(({ dueOn }) => !!last && dueOn > last);
      return (
        notInFuture(day, given) ??
        notAnswered(given.answered, given.commandId) ??
        withinPeriod(terms, day) ??
        (lost && knownLine(lost.found, lost.payment)) ??
        refuseIf(
          due !== asked.cents,
          'sum-differs',
          `The payments add up to ${due} cents, not to ${asked.cents}. Check them.`,
        ) ??
        refuseIf(
          asked.cents > left,
          'over-approved',
          `Of the approved money ${Math.max(0, left)} cents can still be asked for.`,
        ) ??
        reasonIf(
          late,
          asked.reason,
          `Money may be asked for payments that are due within ${ruleOn('draw-down-window', day, given.rules.adopted)} months. Say why it is needed now.`,
        ) ??
        record(
          'DrawDownRequested',
          day,
          {
            ...asked,
            drawDown: given.commandId,
            payments: payments.map(({ module, line, cents, dueOn }) => ({ module, line, cents, dueOn })),
          },
          warnIf(late, 'due-late'),
        )
      );
    },

    ApproveDrawDown: ({ drawDown, on }, { drawDowns: { drawDowns } }, given) => {
      const its = find(drawDowns, drawDown);
      const day = on ?? given.today;
      return (
        at(its, 'requested', day) ??
        notInFuture(day, given) ??
        refuseIf(
          its?.preparedBy === given.actor.id,
          'four-eyes',
          'You have prepared this draw-down. Somebody else has to approve it.',
        ) ??
        record('DrawDownApproved', day, { drawDown })
      );
    },

    RejectDrawDown: ({ on, ...rejected }, { drawDowns: { drawDowns } }, given) => {
      const its = find(drawDowns, rejected.drawDown);
      const day = on ?? given.today;
      const status = its?.status === 'approved' ? 'approved' : 'requested';
      return at(its, status, day) ?? notInFuture(day, given) ?? record('DrawDownRejected', day, rejected);
    },

    RecordDrawDownPayment: ({ drawDown, on, cents }, { drawDowns: { drawDowns } }, given) => {
      const its = find(drawDowns, drawDown);
      return (
        at(its, 'approved', on) ??
        notInFuture(on, given) ??
        refuseIf(
          !!its && cents !== undefined && cents > its.cents,
          'more-than-requested',
          `Only ${its?.cents} cents were requested. Check the sum.`,
        ) ??
        record('DrawDownPaid', on, { drawDown, cents: cents ?? its!.cents })
      );
    },
  },

  evolve: {
    DrawDownRequested: ({ drawDowns }, { data: { drawDown, cents }, happenedOn, meta }) => ({
      drawDowns: {
        ...drawDowns,
        [drawDown]: {
          cents,
          requestedOn: happenedOn,
          preparedBy: meta.actor.id,
          status: 'requested',
          since: happenedOn,
        },
      },
    }),
    DrawDownApproved: (state, { data: { drawDown }, happenedOn }) =>
      moved(state, drawDown, 'approved', happenedOn),
    DrawDownRejected: (state, { data: { drawDown }, happenedOn }) =>
      moved(state, drawDown, 'rejected', happenedOn),
    DrawDownPaid: (state, { data: { drawDown, cents }, happenedOn }) =>
      moved(state, drawDown, 'paid', happenedOn, { cents }),
  },
};
