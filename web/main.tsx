import './styles.js';
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { nonce } from './nonce.js';
import { comeBack } from './sign-in/session.js';
import { preferredLanguage, speak } from './words/words.js';

// What a drawer adds to keep the page below it still looks for the nonce there (get-nonce).
Object.assign(globalThis, { __webpack_nonce__: nonce() });

const root = createRoot(document.getElementById('root')!);

// After an upgrade the parts of the old pages are gone: the new ones are fetched, once, and not by a page that just was.
const YOUNG = 60_000;
addEventListener('vite:preloadError', () => {
  if (performance.now() > YOUNG) location.reload();
});

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
