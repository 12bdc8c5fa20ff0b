import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useMe } from '../shell/me.js';
import { useSpeech } from '../words/words.js';

export interface Shown {
  /** The view that one must be allowed to look at; names the tab, too. */
  readonly view: string;
  readonly title?: string;
  readonly show: () => ReactNode;
}

/** Lists beside each other, of which one is seen: those that the role may look at. */
export const Views = ({ label, views }: { readonly label: string; readonly views: readonly Shown[] }) => {
  const { view: name } = useSpeech();
  const { may } = useMe();
  const open = views.filter(({ view }) => may.views.includes(view));
  const [chosen, choose] = useState<string | null>(null);
  const shown = open.find(({ view }) => view === chosen) ?? open[0];
  if (!shown) return null;
  return (
    <Tabs mt="md" value={shown.view} onChange={choose} keepMounted={false}>
      <Tabs.List aria-label={label} mb="md">
        {open.map(({ view, title }) => (
          <Tabs.Tab key={view} value={view}>
            {title ?? name(view)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {open.map(({ view, show }) => (
        <Tabs.Panel key={view} value={view}>
          {view === shown.view && show()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
};
