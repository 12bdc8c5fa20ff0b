import { Button, Checkbox, Fieldset, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../../words/words.js';
import { PersonField } from './person-field.js';
import { ProgrammeField } from './programme-field.js';
import { WORKERS } from '../worker.js';
import { WorkerField } from './worker-field.js';
import { type At, nameOf, type Schema, valueAt, type Values, withValue } from './schema.js';

/** What every field of a form is given. */
export interface Filling {
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  /** What is wrong, by name of the field. */
  readonly errors: ReadonlyMap<string, string>;
  /** Choices where an id is asked for, by name of the field. */
  readonly choices: Choices;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}
export type Choices = Readonly<Record<string, readonly Choice[] | undefined>>;

interface Props extends Filling {
  readonly at: At;
  readonly schema: Schema;
  readonly required: boolean;
}

const LONG = 300;
const last = (at: At): string => String(at.findLast((part) => typeof part === 'string'));
const textAt = (values: Values, at: At): string => {
  const value = valueAt(values, at);
  return typeof value === 'string' ? value : '';
};
const isMoney = (at: At): boolean => /cents$/i.test(last(at));

const common = ({ at, required, errors }: Props, label: string) => ({
  label,
  required,
  name: nameOf(at),
  error: errors.get(nameOf(at)),
});

type Show = (props: Props & { readonly set: (value: unknown) => void; readonly label: string }) => ReactNode;

const Chosen: Show = (props) => {
  const { set, label, schema, at, values, choices, required } = props;
  return <Select {...{ props, set, label, schema, at, values, choices, required }} />;
};

const Select = ({ props, set, label }: { props: Props; set: (value: unknown) => void; label: string }) => {
  const { value, t } = useSpeech();
  const { schema, at, values, choices, required } = props;
  const offered =
    choices[last(at)] ?? schema.enum?.map((code) => ({ value: code, label: value(code, last(at)) }));
  const none = { value: '', label: required ? t.form.choose : t.form.none };
  return (
    <NativeSelect
      {...common(props, label)}
      value={textAt(values, at)}
      data={[none, ...(offered ?? [])]}
      onChange={({ target }) => set(target.value || undefined)}
    />
  );
};

const Text: Show = ({ set, label, ...props }) => (
  <TextInput
    {...common(props, label)}
    type={props.schema.format === 'date' ? 'date' : /^at$|time/i.test(last(props.at)) ? 'time' : 'text'}
    maxLength={props.schema.maxLength}
    value={textAt(props.values, props.at)}
    onChange={({ target }) => set(target.value || undefined)}
  />
);

const LongText: Show = ({ set, label, ...props }) => (
  <Textarea
    {...common(props, label)}
    autosize
    minRows={2}
    maxLength={props.schema.maxLength}
    value={textAt(props.values, props.at)}
    onChange={({ target }) => set(target.value || undefined)}
  />
);

const Amount: Show = ({ set, label, ...props }) => {
  const money = isMoney(props.at);
  const scale = money ? 100 : 1;
  const value = valueAt(props.values, props.at) as number | undefined;
  return (
    <NumberInput
      {...common(props, label)}
      value={value === undefined ? '' : value / scale}
      decimalScale={money ? 2 : 0}
      fixedDecimalScale={money}
      decimalSeparator=","
      {...(money && { suffix: ' €', thousandSeparator: '.' })}
      hideControls
      onChange={(next) => set(next === '' ? undefined : Math.round(Number(next) * scale))}
    />
  );
};

const Yes: Show = ({ set, label, ...props }) => (
  <Checkbox
    label={label}
    name={nameOf(props.at)}
    error={props.errors.get(nameOf(props.at))}
    checked={valueAt(props.values, props.at) === true}
    onChange={({ target }) => set(target.checked)}
  />
);

const Several = ({ props, set, label }: { props: Props; set: (value: unknown) => void; label: string }) => {
  const { value } = useSpeech();
  const { schema, at, values, errors, choices } = props;
  const chosen = (valueAt(values, at) ?? []) as readonly string[];
  const offered =
    choices[last(at)] ??
    (schema.items?.enum ?? []).map((code) => ({ value: code, label: value(code, last(at)) }));
  return (
    <Checkbox.Group label={label} value={[...chosen]} onChange={set} error={errors.get(nameOf(at))}>
      <div className="several">
        {offered.map((choice) => (
          <Checkbox key={choice.value} value={choice.value} label={choice.label} name={nameOf(at)} />
        ))}
      </div>
    </Checkbox.Group>
  );
};

/** Lines of the same kind: goals, rates, or one text a line. */
const Lines = ({ props, set, label }: { props: Props; set: (value: unknown) => void; label: string }) => {
  const { t } = useSpeech();
  const { schema, at, values, errors } = props;
  const lines = (valueAt(values, at) ?? []) as readonly unknown[];
  const items = schema.items ?? {};
  return (
    <Fieldset legend={label}>
      {lines.map((_, index) => (
        <div key={index} className="line">
          <Field {...props} at={[...at, index]} schema={items} required label={`${label} ${index + 1}`} />
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => set(lines.filter((__, other) => other !== index))}
          >
            {t.form.remove} {index + 1}
          </Button>
        </div>
      ))}
      {errors.get(nameOf(at)) && <p className="error">{errors.get(nameOf(at))}</p>}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => set([...lines, items.type === 'object' ? {} : ''])}
      >
        {t.form.add}
      </Button>
    </Fieldset>
  );
};

const Group = ({ props, label }: { props: Props; label: string }) => (
  <Fieldset legend={label}>
    <Fields
      {...props}
      properties={props.schema.properties ?? {}}
      requiredNames={props.schema.required ?? []}
    />
  </Fieldset>
);

/** Fields that name a person on a journey. */
const PEOPLE = ['participant', 'survivor'];

const Someone: Show = ({ set, label, ...props }) => (
  <PersonField {...common(props, label)} value={textAt(props.values, props.at)} onChange={set} />
);

const Somewhere: Show = ({ set, label, ...props }) => (
  <ProgrammeField {...common(props, label)} value={textAt(props.values, props.at)} onChange={set} />
);

const Colleague: Show = ({ set, label, ...props }) => (
  <WorkerField {...common(props, label)} value={textAt(props.values, props.at)} onChange={set} />
);

/** How a field is shown, by what it asks for; the first that fits. */
const KINDS: readonly (readonly [(schema: Schema, at: At, choices: Choices) => boolean, Show])[] = [
  [
    ({ type, items }, at, choices) => type === 'array' && !!(items?.enum ?? choices[last(at)]),
    ({ set, label, ...props }) => <Several {...{ props, set, label }} />,
  ],
  [({ type }) => type === 'array', ({ set, label, ...props }) => <Lines {...{ props, set, label }} />],
  [
    ({ type, properties }) => type === 'object' || !!properties,
    ({ label, ...props }) => <Group {...{ props, label }} />,
  ],
  [(_, at, choices) => PEOPLE.includes(last(at)) && !choices[last(at)], Someone],
  [(_, at, choices) => last(at) === 'programme' && !choices.programme, Somewhere],
  [(_, at, choices) => WORKERS.includes(last(at)) && !choices[last(at)], Colleague],
  [({ enum: codes }, at, choices) => !!codes || !!choices[last(at)], Chosen],
  [({ type }) => type === 'boolean', Yes],
  [({ type }) => type === 'integer' || type === 'number', Amount],
  [({ maxLength = 0 }) => maxLength >= LONG, LongText],
  [() => true, Text],
];

export const Field = ({ label: own, ...props }: Props & { readonly label?: string }) => {
  const { field } = useSpeech();
  const [, show] = KINDS.find(([fits]) => fits(props.schema, props.at, props.choices))!;
  const set = (value: unknown): void => props.onChange(withValue(props.values, props.at, value));
  return show({ ...props, set, label: own ?? field(last(props.at)) });
};

interface FieldsProps extends Filling {
  readonly at?: At;
  readonly properties: Readonly<Record<string, Schema>>;
  readonly requiredNames: readonly string[];
  readonly without?: readonly string[];
}

export const Fields = ({ at = [], properties, requiredNames, without = [], ...filling }: FieldsProps) => (
  <>
    {Object.entries(properties)
      .filter(([name]) => !without.includes(name))
      .map(([name, schema]) => (
        <Field
          key={name}
          {...filling}
          at={[...at, name]}
          schema={schema}
          required={requiredNames.includes(name)}
        />
      ))}
  </>
);
