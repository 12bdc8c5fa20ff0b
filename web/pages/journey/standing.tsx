import { Title } from '@mantine/core';
import { useSpeech } from '../../words/words.js';
import { Data, says } from './data.js';
import type { State } from './state.js';

/** What the case says, chapter by chapter, at the time that is looked at. */
export const Standing = ({ state, stale }: { readonly state: State; readonly stale: boolean }) => {
  const { t } = useSpeech();
  const words = t.journey;
  const chapters = Object.entries(state).filter((entry): entry is [string, object] => says(entry[1]));
  if (chapters.length === 0) return <p>{words.state.empty}</p>;
  return (
    <>
      <Title order={2} className="unseen">
        {words.sections.state}
      </Title>
      <div className={stale ? 'cards stale' : 'cards'} aria-busy={stale}>
        {chapters.map(([chapter, of]) => (
          <section key={chapter} className="chapter">
            <Title order={3} size="h5">
              {words.chapters[chapter] ?? chapter}
            </Title>
            <Data of={of} />
          </section>
        ))}
      </div>
    </>
  );
};
