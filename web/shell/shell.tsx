import { Burger, Loader } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { live } from '../api/live.js';
import { Failed } from '../parts/failed.js';
import { Doing } from '../parts/forms/doing.js';
import { type Language, useSpeech } from '../words/words.js';
import { Account } from './account.js';
import { Boundary } from './boundary.js';
import { Currency } from './currency.js';
import { LanguageSwitch } from './language-switch.js';
import { MeContext } from './me.js';
import { Navigation } from './navigation.js';
import { firstFor, open, PAGES } from './pages.js';
import { SchemeSwitch } from './scheme-switch.js';
import { useSignedIn } from './signed-in.js';
import { Side } from '../parts/side.js';

/** The frame around every page; after a change of page the reading begins at its heading. */
export const Shell = ({ onLanguage }: { readonly onLanguage: (language: Language) => void }) => {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const { me, error } = useSignedIn();
  const [path] = useLocation();
  const [opened, menu] = useDisclosure();
  useEffect(() => live(queries), [queries]);
  useEffect(() => {
    menu.close();
    document.getElementById('main')?.focus({ preventScroll: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a new page, not a new menu
  }, [path]);
  if (error) return <Failed problem={error} />;
  if (!me) return <Loader className="waiting" aria-label={t.shell.loading} />;
  const pages = open(PAGES, [...me.may.views, ...me.may.commands.map((name) => `command:${name}`)]);
  const first = firstFor(me.role, pages);
  return (
    <MeContext value={me}>
      <a
        className="skip"
        href="#main"
        onClick={(event) => (event.preventDefault(), document.getElementById('main')?.focus())}
      >
        {t.shell.skip}
      </a>
      <header className="top">
        <Burger
          className="narrow"
          size="sm"
          opened={opened}
          onClick={menu.toggle}
          aria-label={t.shell.menu}
        />
        <span className="brand">{t.title}</span>
        <span className="spring" />
        <LanguageSwitch onLanguage={onLanguage} />
        <SchemeSwitch />
        <Account />
      </header>
      <Side position="left" opened={opened} onClose={menu.close} size="xs" title={t.shell.menu}>
        <Navigation pages={pages} />
      </Side>
      <div className="frame">
        <div className="side wide">
          <Navigation pages={pages} />
        </div>
        <main id="main" tabIndex={-1}>
          <Currency />
          <Boundary key={path}>
            <Doing>
              <Suspense fallback={<Loader className="waiting" aria-label={t.shell.loading} />}>
                <Switch>
                  {pages.map(({ path: at, show: Show }) => (
                    <Route key={at} path={at}>
                      <Show />
                    </Route>
                  ))}
                  <Route>{first ? <Redirect to={first} replace /> : <p>{t.shell.nothing}</p>}</Route>
                </Switch>
              </Suspense>
            </Doing>
          </Boundary>
        </main>
      </div>
    </MeContext>
  );
};
