import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useSpeech } from '../words/words.js';
import type { Choice } from './forms/field.js';

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

export const Filters = ({ filters, chosen, onChange, label }: Props) => {
  const { t, field, value } = useSpeech();
  return (
    <form
      className="filters"
      role="search"
      aria-label={label ?? t.table.filters}
      onSubmit={(event) => event.preventDefault()}
    >
      {filters.map((filter) =>
        filter.codes || filter.choices ? (
          <NativeSelect
            key={filter.name}
            label={field(filter.name)}
            value={chosen[filter.name] ?? ''}
            data={[
              { value: '', label: filter.name === 'sort' ? t.table.usual : t.table.all },
              ...(filter.choices ??
                filter.codes!.map((code) => ({ value: code, label: value(code, filter.name) }))),
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
