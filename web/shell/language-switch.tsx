import { SegmentedControl } from '@mantine/core';
import { type Language, useSpeech } from '../words/words.js';

export const LanguageSwitch = ({ onLanguage }: { readonly onLanguage: (language: Language) => void }) => {
  const { language, t } = useSpeech();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t.shell.language}
      value={language}
      onChange={(chosen) => onLanguage(chosen)}
      data={[
        { value: 'de', label: 'Deutsch' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
};
