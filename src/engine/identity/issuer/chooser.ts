import type { Role } from '../../../kernel/roles.js';
import { escaped } from '../../html.js';
import type { Parameters } from './authorize.js';
import type { Pretended } from './people.js';

/* The page on which one chooses who to be. It needs no script. */

export type Language = 'de' | 'en';

/** The first language that a browser names decides. */
export const languageOf = (acceptLanguage: string | undefined): Language =>
  /^\s*de\b/i.test(acceptLanguage ?? '') ? 'de' : 'en';

const WORDS = {
  de: {
    title: 'Als wen anmelden?',
    hint: 'Alle Personen sind ausgedacht. So meldet man sich nur beim Ausprobieren an.',
    refused:
      'Diese Anmeldung kennt die Anwendung nicht, die hierher geführt hat, oder die Adresse, zu der sie zurück will.',
    out: 'Sie sind abgemeldet.',
    units: 'Einheit',
  },
  en: {
    title: 'Sign in as whom?',
    hint: 'All people are made up. One signs in like this for trying out only.',
    refused: 'The application that led here is not known, or the address to which it wants to return.',
    out: 'You are signed out.',
    units: 'Unit',
  },
} as const;

const ROLE: Readonly<Record<Role, Readonly<Record<Language, string>>>> = {
  'case-worker': { de: 'Fachkraft, Fallmanagement', en: 'Case worker' },
  'team-lead': { de: 'Teamleitung', en: 'Team lead' },
  coordinator: { de: 'Koordination', en: 'Coordinator' },
  'funding-officer': { de: 'Fördermittelstelle', en: 'Funding officer' },
  auditor: { de: 'Prüfung, Datenschutz', en: 'Auditor' },
  reporting: { de: 'Berichtswesen', en: 'Reporting' },
  administrator: { de: 'Systembetreuung', en: 'Administrator' },
  partner: { de: 'Träger, Wohlfahrtsverband', en: 'Partner' },
};

export const STYLE = `:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}
ul{list-style:none;padding:0}li{margin:.5rem 0}
button{font:inherit;text-align:start;width:100%;padding:.75rem 1rem;border:1px solid;border-radius:.5rem;cursor:pointer}
button:focus-visible{outline:3px solid Highlight;outline-offset:2px}
strong,span{display:block}`;

const page = (language: Language, title: string, content: string): string =>
  `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/development-issuer/style.css"></head>
<body><main><h1>${title}</h1>${content}</main></body></html>`;

const choice = (language: Language, { account, name, roles, units, task }: Pretended): string => {
  const role = roles.map((each) => ROLE[each as Role]?.[language] ?? each).join(', ');
  const more = [`${name ? `${name}, ` : ''}${account}`, `${WORDS[language].units}: ${units.join(', ')}`];
  return `<li><button name="login_hint" value="${escaped(account)}"><strong>${escaped(role)}</strong>${[
    ...more,
    ...(task ? [task[language]] : []),
  ]
    .map((line) => `<span>${escaped(line)}</span>`)
    .join('')}</button></li>`;
};

/** What was asked goes on with the choice. */
export const choosing = (language: Language, people: readonly Pretended[], asked: Parameters): string => {
  const hidden = Object.entries(asked)
    .filter(([name]) => name !== 'login_hint')
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value ?? '')}">`);
  const choices = people.map((person) => choice(language, person));
  return page(
    language,
    WORDS[language].title,
    `<p>${WORDS[language].hint}</p><form action="/development-issuer/authorize">${hidden.join('')}<ul>${choices.join('')}</ul></form>`,
  );
};

export const saying = (language: Language, what: 'refused' | 'out'): string =>
  page(
    language,
    WORDS[language][what === 'out' ? 'out' : 'title'],
    what === 'out' ? '' : `<p>${WORDS[language].refused}</p>`,
  );
