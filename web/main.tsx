import './styles.js';
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { comeBack } from './sign-in/session.js';
import { preferredLanguage, speak } from './words/words.js';

const root = createRoot(document.getElementById('root')!);

const start = async (): Promise<void> => {
  const [speech, back] = await Promise.all([
    speak(preferredLanguage()),
    comeBack().catch((error: unknown) => error as Error),
  ]);
  root.render(
    <StrictMode>
      <App first={speech} signedIn={back === true} trouble={back instanceof Error ? back : undefined} />
    </StrictMode>,
  );
};

void start();
