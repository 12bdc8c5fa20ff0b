import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { isProblem, passes } from './api/problem.js';
import { nonce } from './nonce.js';
import { Shell } from './shell/shell.js';
import { Welcome } from './shell/welcome.js';
import { theme } from './theme.js';
import { keepLanguage, type Language, speak, type Speech, SpeechContext } from './words/words.js';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // A view that is being built or a service that starts is asked again; what it refused is not.
      retry: (count, error) => passes(error) && count < 20,
      retryDelay: (count) => Math.min(500 * 2 ** count, 10_000),
      staleTime: 30_000,
      throwOnError: (error) => !isProblem(error),
    },
  },
});

interface Props {
  readonly first: Speech;
  readonly signedIn: boolean;
  readonly trouble?: Error;
}

export const App = ({ first, signedIn, trouble }: Props) => {
  const [speech, setSpeech] = useState(first);
  useEffect(() => {
    document.documentElement.lang = speech.language;
  }, [speech]);
  const choose = (language: Language): void => {
    keepLanguage(language);
    void speak(language).then(setSpeech);
  };
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={nonce}>
      <QueryClientProvider client={queries}>
        <SpeechContext value={speech}>
          <Router hook={useHashLocation}>
            {signedIn ? <Shell onLanguage={choose} /> : <Welcome onLanguage={choose} trouble={trouble} />}
          </Router>
        </SpeechContext>
      </QueryClientProvider>
    </MantineProvider>
  );
};
