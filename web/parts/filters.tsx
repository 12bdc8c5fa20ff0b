import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useSpeech } from '../words/words.js';
import { useStaff } from './choices.js';
import type { Choice } from './forms/field.js';
import { WORKERS } from './worker.js';

/** One filter of a list, named as the query parameter is. */
export interface Filter {
  readonly name: string;
  /** Codes to choose from; without them it is text. */
  readonly codes?: readonly string[];
  /** Things to choose from by id. */
  readonly choices?: readonly Choice[];
  readonly type?: 'text' | 'date' | 'number' | 'month';
}

export type Chosen = Readonly<Record<string, string | undefined>>;

interface Props {
  readonly filters: readonly Filter[];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  /** Where there are several on a page. */
  readonly label?: string;
}

const PAUSE = 300;

const Text = ({
  filter: { name, type = 'text' },
  chosen,
  onChange,
}: Omit<Props, 'filters'> & { filter: Filter }) => {
  const { field } = useSpeech();
  const [text, setText] = useState(chosen[name] ?? '');
  useEffect(() => {
    if (text === (chosen[name] ?? '')) return undefined;
    const waiting = setTimeout(() => onChange({ ...chosen, [name]: text.trim() || undefined }), PAUSE);
    return () => clearTimeout(waiting);
  }, [text, name, chosen, onChange]);
  return (
    <TextInput
      type={type}
      label={field(name)}
      value={text}
      onChange={({ target }) => setText(target.value)}
    />
  );
};

/** Whoever was chosen is offered also if the directory does not know the account. */
const withChosen = (staff: readonly Choice[], account = ''): readonly Choice[] =>
  !account || staff.some(({ value }) => value === account)
    ? staff
    : [{ value: account, label: account }, ...staff];

export const Filters = ({ filters, chosen, onChange, label }: Props) => {
  const { t, field, value } = useSpeech();
  const staff = useStaff(filters.some(({ name }) => WORKERS.includes(name)));
  const choicesOf = ({ name, choices, codes }: Filter): readonly Choice[] | undefined =>
    choices ??
    codes?.map((code) => ({ value: code, label: value(code, name) })) ??
    (WORKERS.includes(name) && staff.length > 0 ? withChosen(staff, chosen[name]) : undefined);
  return (
    <form
      className="filters"
      role="search"
      aria-label={label ?? t.table.filters}
      onSubmit={(event) => event.preventDefault()}
    >
      {filters.map((filter) =>
        choicesOf(filter) ? (
          <NativeSelect
            key={filter.name}
            label={field(filter.name)}
            value={chosen[filter.name] ?? ''}
            data={[
              { value: '', label: filter.name === 'sort' ? t.table.usual : t.table.all },
              ...choicesOf(filter)!,
            ]}
            onChange={({ target }) => onChange({ ...chosen, [filter.name]: target.value || undefined })}
          />
        ) : (
          <Text key={filter.name} filter={filter} chosen={chosen} onChange={onChange} />
        ),
      )}
    </form>
  );
};
