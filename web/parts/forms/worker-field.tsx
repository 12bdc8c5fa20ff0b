import { NativeSelect, TextInput } from '@mantine/core';
import { useSpeech } from '../../words/words.js';
import { useStaff } from '../choices.js';
import type { IdFieldProps } from './programme-field.js';

/** A colleague in a form; typed where the directory has nobody. */
export const WorkerField = ({ onChange, ...props }: IdFieldProps) => {
  const { t } = useSpeech();
  const staff = useStaff();
  if (staff.length === 0)
    return <TextInput {...props} onChange={({ target }) => onChange(target.value || undefined)} />;
  return (
    <NativeSelect
      {...props}
      data={[{ value: '', label: props.required ? t.form.choose : t.form.none }, ...staff]}
      onChange={({ target }) => onChange(target.value || undefined)}
    />
  );
};
