import { Alert, Loader } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from 'react';
import type { Answer } from '../../api/send.js';
import { useSpeech } from '../../words/words.js';
import type { Choices } from './field.js';
import type { Values } from './schema.js';
import { Side } from '../side.js';

/** Forms are fetched when the first one is opened. */
const CommandForm = lazy(() => import('./command-form.js').then((found) => ({ default: found.CommandForm })));

/** Something to do: a form beside the page. */
export interface Deed {
  readonly command: string;
  readonly id?: string;
  /** Whom or what it is about, as the heading says it. */
  readonly about?: string;
  readonly initial?: Values;
  readonly without?: readonly string[];
  readonly choices?: Choices;
  /** A fact of the entry that it replaces. */
  readonly corrects?: string;
  readonly onDone?: (answer: Answer) => void;
}

const DoingContext = createContext<(deed: Deed) => void>(() => undefined);

/** `const act = useDoing(); act({ command: 'hold-session', id })` */
export const useDoing = (): ((deed: Deed) => void) => useContext(DoingContext);

/** Holds the one form that is open, and says afterwards what became of it. */
export const Doing = ({ children }: { readonly children: ReactNode }) => {
  const { t, command, problem } = useSpeech();
  const queries = useQueryClient();
  const [deed, setDeed] = useState<Deed>();
  const [opened, setOpened] = useState(false);
  const [done, setDone] = useState<{ readonly title: string; readonly warnings: readonly string[] }>();
  const open = useCallback((next: Deed): void => {
    setDeed(next);
    setDone(undefined);
    setOpened(true);
  }, []);
  const finish = (answer: Answer): void => {
    setOpened(false);
    setDone({
      // Orders to the service itself record no facts.
      title: answer.facts?.length === 0 ? t.form.nothingNew : `${t.form.recorded}: ${command(deed!.command)}`,
      warnings: answer.warnings ?? [],
    });
    void queries.invalidateQueries();
    deed?.onDone?.(answer);
  };
  return (
    <DoingContext value={open}>
      <div role="status" className="done">
        {done && (
          <Alert
            color={done.warnings.length > 0 ? 'orange' : 'journey'}
            title={done.title}
            withCloseButton
            closeButtonLabel={t.shell.close}
            onClose={() => setDone(undefined)}
          >
            {done.warnings.map((code) => problem(code) ?? code).join(' · ')}
          </Alert>
        )}
      </div>
      {children}
      <Side
        size="md"
        opened={opened}
        onClose={() => setOpened(false)}
        title={deed && [command(deed.command), deed.about].filter(Boolean).join(' · ')}
      >
        <Suspense fallback={<Loader aria-label={t.shell.loading} />}>
          {deed && (
            <CommandForm
              key={`${deed.command}${deed.id}${deed.corrects}`}
              {...deed}
              onDone={finish}
              onCancel={() => setOpened(false)}
            />
          )}
        </Suspense>
      </Side>
    </DoingContext>
  );
};
