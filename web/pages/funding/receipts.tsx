import { Listing } from '../../parts/listing.js';
import { useSpeech } from '../../words/words.js';
import { choicesOf, type GrantState } from './deeds.js';

const nameIn = (choices: readonly { readonly value: string; readonly label: string }[], handle: string) =>
  choices.find(({ value }) => value === handle)?.label ?? handle;

/** What was paid, receipt by receipt, and what of it counts. */
export const Receipts = ({ id, state }: { readonly id: string; readonly state: GrantState }) => {
  const { day } = useSpeech();
  const { module, line } = choicesOf(state);
  return (
    <Listing
      path="/receipts"
      query={{ grant: id }}
      filters={['module', 'line', 'municipality', 'number', 'from', 'until', 'sort']}
      choices={{ module, line }}
      columns={[
        { key: 'number', head: true, show: ({ number }) => number },
        { key: 'paidOn', show: ({ paidOn }) => day(paidOn) },
        { key: 'issuedOn', as: 'day' },
        { key: 'payee', as: 'text' },
        { key: 'line', show: ({ line: handle }) => nameIn(line, handle) },
        { key: 'municipality', as: 'text' },
        { key: 'cents', as: 'money' },
        { key: 'recognizedCents', as: 'money' },
      ]}
    />
  );
};
