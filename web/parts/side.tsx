import { Drawer, type DrawerRootProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../words/words.js';

interface Props extends Pick<DrawerRootProps, 'opened' | 'onClose' | 'size' | 'position'> {
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** A drawer beside the page. Its head is none of the page, which has its own. */
export const Side = ({ title, children, position = 'right', ...root }: Props) => {
  const { t } = useSpeech();
  return (
    <Drawer.Root position={position} {...root}>
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Header role="presentation">
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t.shell.close} />
        </Drawer.Header>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
};
