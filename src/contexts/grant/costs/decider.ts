import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { addDays, addMonths, monthOf } from '../../../kernel/local-date.js';
import { recorder, refuseIf, warnIf } from '../../../kernel/messages.js';
import { postCents, recognized, sum } from '../../../rules/money.js';
import { type ById, changed, find } from '../../by-id.js';
import { chargeable, chargedTo, type Financing } from '../../financing.js';
import { notInFuture, rightOrder } from '../../rules.js';
import { boundIn, type Commitment, type Costs, overBudget, payableBy, reasonOverBudget } from './budget.js';
import type * as commands from './commands.dto.js';
import type { CostFacts } from './facts.js';
import { isRecorded, type Receipts } from './receipts.js';

const record = recorder<CostFacts>();

const open = (commitment: Commitment | undefined) =>
  refuseIf(
    !commitment,
    'unknown-commitment',
    'There is no commitment with this id in this grant. Record it first with enter-commitment.',
  ) ??
  refuseIf(
    !!commitment?.closed,
    'commitment-closed',
    'Nothing more is promised by this commitment. Correct that entry if it is wrong.',
  );

const settled = (commitments: ById<Commitment>, id: string | undefined, cents: number, closes = false) => {
  const its = find(commitments, id);
  return its
    ? changed(commitments, id!, { settledCents: its.settledCents + cents, closed: its.closed || closes })
    : commitments;
};

const lastDayOf = (month: string): string => addDays(addMonths(`${month}-01`, 1), -1);

export const decider: Decider<
  'costs',
  Costs,
  CommandsOf<typeof commands>,
  CostFacts,
  { readonly award: Financing },
  { readonly receipts: Receipts }
> = {
  initial: { commitments: {}, costs: {}, posts: {} },

  decide: {
    EnterCommitment: ({ on, ...entered }, { costs, award }, given) => {
      const day = on ?? given.today;
      const charge = { ...entered, on: day };
      const over = overBudget(award, charge, boundIn(award, costs, entered.module) + entered.cents);
      return (
        notInFuture(day, given) ??
        chargeable(award, charge, day) ??
        rightOrder(day, entered.dueOn) ??
        reasonOverBudget(over, entered.reason) ??
        record(
          'CommitmentEntered',
          day,
          { ...entered, commitment: given.commandId },
          warnIf(over !== undefined, 'over-budget'),
        )
      );
    },

    ReleaseCommitment: ({ on, ...released }, { costs: { commitments } }, given) => {
      const its = find(commitments, released.commitment);
      const day = on ?? given.today;
      return (
        open(its) ??
        notInFuture(day, given) ??
        rightOrder(its?.on, day) ??
        record('CommitmentReleased', day, released)
      );
    },

    RecordCost: ({ on, receipt, ...paid }, { costs, award }, given) => {
      const charge = { ...paid, on };
      const its = find(costs.commitments, paid.commitment);
      const after = settled(costs.commitments, paid.commitment, paid.cents, paid.closes);
      const worth = recognized(paid.cents, chargedTo(award, charge, on).line?.capCents);
      const bound = boundIn(award, { ...costs, commitments: after }, paid.module) + worth;
      const over = overBudget(award, charge, bound);
      const again = isRecorded(given.receipts, given.commandId, receipt.number, paid.payee);
      return (
        notInFuture(on, given) ??
        chargeable(award, charge, on) ??
        payableBy(award, charge, 'actual') ??
        rightOrder(receipt.issuedOn, given.today) ??
        (paid.commitment === undefined
          ? refuseIf(!!paid.closes, 'no-commitment', 'Say which commitment is settled by this payment.')
          : open(its)) ??
        refuseIf(
          !!its && (its.module !== paid.module || its.line !== paid.line),
          'other-line',
          `The commitment is one of ${its?.module}/${its?.line}. Pay it from there.`,
        ) ??
        refuseIf(
          again && !paid.reason?.trim(),
          'receipt-already-recorded',
          'A receipt of this number from this payee is recorded already. If it is another one, or paid in parts, say so as reason.',
        ) ??
        reasonOverBudget(over, paid.reason) ??
        record(
          'CostIncurred',
          on,
          {
            ...paid,
            cost: given.commandId,
            receipt: { number: receipt.number, issuedOn: receipt.issuedOn },
          },
          [...warnIf(over !== undefined, 'over-budget'), ...warnIf(again, 'receipt-already-recorded')],
        )
      );
    },

    ChargeStaffPost: ({ on, ...post }, { costs, award }, given) => {
      const day = on ?? lastDayOf(post.month);
      const charge = { ...post, on: day };
      const { line } = chargedTo(award, charge, day);
      const alike = Object.values(costs.posts).filter(
        ({ module, line: its, month }) => month === post.month && module === post.module && its === post.line,
      );
      const charged = sum(alike, ({ permille }) => permille);
      const worth = postCents(line?.monthlyCents ?? 0, post.permille);
      const over = overBudget(award, charge, boundIn(award, costs, post.module) + worth);
      return (
        notInFuture(day, given) ??
        refuseIf(
          monthOf(day) !== post.month,
          'outside-month',
          `This day is not in ${post.month}. Check both, or leave the day out.`,
        ) ??
        chargeable(award, charge, day) ??
        payableBy(award, charge, 'staff-post') ??
        refuseIf(
          charged + post.permille > (line?.permille ?? 0),
          'over-posts',
          `The line has ${line?.permille} thousandths of a post, of which ${charged} are charged in this month already.`,
        ) ??
        reasonOverBudget(over, post.reason) ??
        record(
          'StaffPostCharged',
          day,
          { ...post, cost: given.commandId },
          warnIf(over !== undefined, 'over-budget'),
        )
      );
    },
  },

  evolve: {
    CommitmentEntered: (costs, { data: { commitment, module, line, municipality, cents }, happenedOn }) => ({
      ...costs,
      commitments: {
        ...costs.commitments,
        [commitment]: { module, line, municipality, cents, on: happenedOn, settledCents: 0, closed: false },
      },
    }),
    CommitmentReleased: (costs, { data: { commitment } }) => ({
      ...costs,
      commitments: changed(costs.commitments, commitment, { closed: true }),
    }),
    CostIncurred: (costs, { data, happenedOn }) => {
      const { cost, module, line, municipality, cents, commitment, closes } = data;
      return {
        ...costs,
        commitments: settled(costs.commitments, commitment, cents, closes),
        costs: {
          ...costs.costs,
          [cost]: { module, line, municipality, cents, commitment, on: happenedOn },
        },
      };
    },
    StaffPostCharged: (costs, { data: { cost, reason: _, ...post }, happenedOn }) => ({
      ...costs,
      posts: { ...costs.posts, [cost]: { ...post, on: happenedOn } },
    }),
  },
};
