import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ASKED, signIn } from '../sign-in/session.js';
import { type Language, useSpeech } from '../words/words.js';
import { LanguageSwitch } from './language-switch.js';

interface Props {
  readonly onLanguage: (language: Language) => void;
  readonly trouble?: Error;
}

/** Whoever is signed in at the issuer already comes back at once, and sees this page only if not. */
export const Welcome = ({ onLanguage, trouble }: Props) => {
  const { t } = useSpeech();
  const [failed, setFailed] = useState(trouble);
  const [asking, setAsking] = useState(() => !trouble && !sessionStorage.getItem(ASKED));
  useEffect(() => {
    if (!asking) return sessionStorage.removeItem(ASKED);
    sessionStorage.setItem(ASKED, '1');
    signIn(true).catch((error: Error) => {
      setFailed(error);
      setAsking(false);
    });
  }, [asking]);
  if (asking) return null;
  return (
    <main className="welcome">
      <Stack gap="lg">
        <LanguageSwitch onLanguage={onLanguage} />
        <Title order={1}>{t.title}</Title>
        <Text>{t.welcome.purpose}</Text>
        {failed && (
          <Alert color="red" title={t.welcome.failed}>
            {t.welcome.failedHint}
          </Alert>
        )}
        <Button size="md" onClick={() => void signIn().catch(setFailed)}>
          {t.welcome.signIn}
        </Button>
      </Stack>
    </main>
  );
};
