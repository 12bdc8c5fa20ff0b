import { Alert, Button, Loader, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Problem } from '../../api/problem.js';
import { isProblem } from '../../api/problem.js';
import { type Answer, send } from '../../api/send.js';
import { useSpeech } from '../../words/words.js';
import { Failed } from '../failed.js';
import { type Choices, Fields } from './field.js';
import { asked, correcting, formFor, type Values } from './schema.js';

interface Props {
  /** The last part of the command's address: `hold-session`. */
  readonly command: string;
  /** Of the participant, the programme, the grant … */
  readonly id?: string;
  /** What is filled in already. */
  readonly initial?: Values;
  /** Fields that are not shown; what `initial` says of them is sent. */
  readonly without?: readonly string[];
  readonly choices?: Choices;
  /** A fact of the entry that it replaces. */
  readonly corrects?: string;
  readonly onDone: (answer: Answer) => void;
  readonly onCancel?: () => void;
}

/**
 * A form for a command, made of what the interface says that it asks for. A refusal stands beside its field. Until it is
 * taken, the same key is sent again and again: nothing is recorded twice.
 */
export const CommandForm = ({
  command,
  id,
  initial = {},
  without,
  choices = {},
  corrects,
  onDone,
  onCancel,
}: Props) => {
  const { t, command: name, value, problem: told, language } = useSpeech();
  const { data: form } = useQuery({
    queryKey: ['form', command],
    queryFn: () => formFor(command),
    select: corrects ? correcting : undefined,
    staleTime: Infinity,
  });
  const [values, setValues] = useState<Values>(
    corrects ? { ...initial, correction: { entry: corrects } } : initial,
  );
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const sent = useRef({ key: '', content: '' });
  const element = useRef<HTMLFormElement>(null);
  if (!form) return <Loader aria-label={t.shell.loading} />;

  const errors = new Map(
    (problem?.errors ?? []).map(({ path, hint, code }) => [path, (code && told(code)) || hint]),
  );
  if (problem?.code === 'reason-required') errors.set('reason', told(problem.code) ?? problem.hint);

  const submit = async (): Promise<void> => {
    const body = asked(form, values);
    const content = JSON.stringify(body);
    // Another content is another deed, and so another key.
    if (sent.current.content !== content) sent.current = { key: crypto.randomUUID(), content };
    setBusy(true);
    setProblem(undefined);
    try {
      onDone(await send({ path: form.path.replace('{id}', id ?? ''), body, key: sent.current.key }));
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
      const first = error.code === 'reason-required' ? 'reason' : error.errors?.[0]?.path;
      if (first) element.current?.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus();
    } finally {
      setBusy(false);
    }
  };

  const elsewhere = problem && !(problem.code === 'reason-required' && 'reason' in form.properties);
  return (
    <form
      ref={element}
      aria-label={name(command)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="sm">
        <Fields
          properties={form.properties}
          requiredNames={form.required}
          {...{ values, errors, choices, without }}
          onChange={setValues}
        />
        {elsewhere && <Failed problem={problem} />}
        {problem?.code === 'reason-required' && (
          <Alert color="orange" role="status" title={t.form.reason}>
            {language === 'en' ? problem.hint : value('reason-required')}
          </Alert>
        )}
        <div className="buttons">
          <Button type="submit" loading={busy}>
            {corrects ? t.form.correct : name(command)}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t.form.cancel}
            </Button>
          )}
        </div>
      </Stack>
    </form>
  );
};
