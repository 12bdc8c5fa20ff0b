import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useSpeech } from '../words/words.js';

export const SchemeSwitch = () => {
  const { t } = useSpeech();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'light' ? 'dark' : 'light';
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={t.shell.scheme[other]}
      onClick={() => setColorScheme(other)}
    >
      <span aria-hidden="true">{other === 'dark' ? '☾' : '☀'}</span>
    </ActionIcon>
  );
};
