import { type Financing, financingOn } from '../../../src/shapes/financing.js';
import { look } from '../../api/client.js';
import type { Choice } from '../../parts/forms/field.js';
import type { Deed } from '../../parts/forms/doing.js';
import { today } from '../../parts/today.js';

/** What the state of a grant says, as far as these pages read it. */
export interface GrantState {
  readonly award?: Financing;
  readonly costs?: {
    readonly commitments: Readonly<
      Record<
        string,
        {
          readonly on: string;
          readonly module: string;
          readonly line: string;
          readonly cents: number;
          readonly settledCents: number;
          readonly closed: boolean;
        }
      >
    >;
  };
  readonly drawDowns?: {
    readonly drawDowns: Readonly<Record<string, { readonly status: string; readonly preparedBy: string }>>;
  };
}

export const useGrant = (id: string): { readonly state: GrantState } => {
  const { data } = look.useQuery('get', '/grants/{id}', { params: { path: { id } } });
  return { state: data?.state ?? {} };
};

export const choicesOf = (state: GrantState, kinds?: readonly string[]) => {
  const modules = (state.award && financingOn(state.award, today())?.modules) ?? [];
  const lines = modules.flatMap(({ title, lines: its }) =>
    its
      .filter(({ kind }) => !kinds || kinds.includes(kind))
      .map((each): Choice => ({ value: each.line, label: `${title}: ${each.title}` })),
  );
  return {
    module: modules.map(({ module, title }): Choice => ({ value: module, label: title })),
    line: lines,
  };
};

const openCommitments = ({ costs }: GrantState): readonly Choice[] =>
  Object.entries(costs?.commitments ?? {})
    .filter(([, { closed }]) => !closed)
    .map(([id, { on, module, line, cents, settledCents }]) => ({
      value: id,
      label: `${on} · ${module}/${line} · ${((cents - settledCents) / 100).toFixed(2)} €`,
    }));

/** What can be recorded on a grant, with its modules and lines to choose from. */
export const deedsOf = (id: string, state: GrantState): readonly Deed[] => {
  const of = (command: string, kinds?: readonly string[]): Deed => ({
    command,
    id,
    initial: { on: today() },
    choices: { ...choicesOf(state, kinds), commitment: openCommitments(state) },
  });
  return [
    of('record-cost', ['actual']),
    { ...of('charge-staff-post', ['staff-post']), initial: { month: today().slice(0, 7) } },
    of('request-draw-down'),
    of('enter-commitment', ['actual']),
    ...(openCommitments(state).length > 0 ? [of('release-commitment')] : []),
    { ...of('order-claims', ['rate']), initial: {} },
    of('demand-repayment'),
    { command: 'amend-grant', id, initial: { on: today() } },
  ];
};
