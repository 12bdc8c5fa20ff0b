import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

/* Accessibility (WCAG 2.2 AA), as far as a program can judge it. */

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const withAxe = (context: BrowserContext): Promise<unknown> => context.addInitScript({ path: AXE });

export const violations = async (page: Page): Promise<readonly string[]> => {
  const { violations: found } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'], preload: false })`,
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};

/** Of what kinds of elements a page is made. Two that are made of the same differ in their texts only. */
const MADE_OF = `[...new Set([...document.querySelectorAll('body *')].map((element) =>
  [element.localName, element.classList.value.replace(/__m__\\S+/g, ''), element.getAttribute('role'),
   element.checkVisibility(), ...[...element.attributes].map(({ name }) => name)].join(' ')))].sort().join('\\n')`;

/** Judges what is made otherwise than anything that was judged before. */
export const judge = () => {
  const judged = new Set<string>();
  return async (page: Page, of: string): Promise<readonly string[]> => {
    const made = `${of}\n${await page.evaluate<string>(MADE_OF)}`;
    if (judged.has(made)) return [];
    judged.add(made);
    return violations(page);
  };
};
