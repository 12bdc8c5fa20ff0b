import { Loader } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useSpeech } from '../words/words.js';
import type { DrawingProps } from './drawing.js';

/** The library is fetched when something is drawn for the first time. */
const Drawing = lazy(() => import('./drawing.js'));

interface Props extends DrawingProps {
  /** The same figures as a table or text, for whoever cannot see the picture or wants to know exactly. */
  readonly children: ReactNode;
}

/**
 * A chart: `<Plot label="…" options={draw}>…</Plot>`. Keep `options` the same (`useMemo`, `useCallback`) while its
 * figures are: a new one is drawn anew.
 */
export const Plot = ({ label, options, children }: Props) => {
  const { t } = useSpeech();
  // Figures that nobody looks at are not made: a picture that moves has no time for them.
  const [opened, setOpened] = useState(false);
  return (
    <figure className="figures">
      <Suspense fallback={<Loader className="waiting" aria-label={t.shell.loading} />}>
        <Drawing label={label} options={options} />
      </Suspense>
      <details onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
        <summary>{t.plot.figures}</summary>
        {opened && children}
      </details>
    </figure>
  );
};
