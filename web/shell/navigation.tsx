import { NavLink } from '@mantine/core';
import { Link, useRoute } from 'wouter';
import { useSpeech } from '../words/words.js';
import type { Page } from './pages.js';

const Entry = ({ path, word }: Page) => {
  const { t } = useSpeech();
  const [here] = useRoute(`${path}/*?`);
  return (
    <li>
      <NavLink
        component={Link}
        href={path}
        label={t.pages[word]}
        active={here}
        {...(here && { 'aria-current': 'page' as const })}
        variant="light"
      />
    </li>
  );
};

export const Navigation = ({ pages }: { readonly pages: readonly Page[] }) => {
  const { t } = useSpeech();
  return (
    <nav aria-label={t.shell.pages}>
      <ul className="plain">
        {pages
          .filter(({ listed }) => listed)
          .map((page) => (
            <Entry key={page.path} {...page} />
          ))}
      </ul>
    </nav>
  );
};
