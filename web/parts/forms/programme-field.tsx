import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../../words/words.js';
import { useProgrammes } from '../choices.js';

/** A field that asks for the id of something by its name. */
export interface IdFieldProps {
  readonly label: string;
  readonly name: string;
  readonly required: boolean;
  readonly error: ReactNode;
  readonly value: string;
  readonly onChange: (id: string | undefined) => void;
}

/** A programme in a form. */
export const ProgrammeField = ({ onChange, ...props }: IdFieldProps) => {
  const { t } = useSpeech();
  const programmes = useProgrammes();
  return (
    <NativeSelect
      {...props}
      data={[{ value: '', label: props.required ? t.form.choose : t.form.none }, ...programmes]}
      onChange={({ target }) => onChange(target.value || undefined)}
    />
  );
};
