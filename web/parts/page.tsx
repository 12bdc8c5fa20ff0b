import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useSpeech } from '../words/words.js';

interface Props {
  readonly title: string;
  /** What can be done with the page as a whole. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page; the tab's title never says whose data it shows, since browsers remember it. */
export const Page = ({ title, actions, children }: Props) => {
  const { t } = useSpeech();
  useEffect(() => {
    document.title = t.title;
  }, [t.title]);
  return (
    <>
      <div className="heading">
        <Title order={1} size="h2">
          {title}
        </Title>
        <span className="spring" />
        {actions}
      </div>
      {children}
    </>
  );
};
