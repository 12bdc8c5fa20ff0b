import { describe, expect, it } from '@jest/globals';
import { licencesPage, packagesIn } from './licences.js';

const named = (license?: string, dev?: boolean) =>
  packagesIn({ '': {}, 'node_modules/a/node_modules/@b/c': { version: '1.2.3', license, dev } });

describe('the list of licences', () => {
  it('has what is delivered, and not what only builds and tests', () => {
    expect(named('MIT')).toEqual([{ name: '@b/c', version: '1.2.3', licence: 'MIT' }]);
    expect(named('MIT', true)).toEqual([]);
  });

  it.each(['MIT', '(MIT OR GPL-3.0)', 'MIT AND OFL-1.1'])('allows %s', (licence) => {
    expect(licencesPage(named(licence))).toContain(`| @b/c | 1.2.3 | ${licence} |`);
  });

  it.each([undefined, 'GPL-3.0', 'MIT AND SSPL-1.0', 'UNLICENSED'])('stops at %s', (licence) => {
    expect(() => licencesPage(named(licence))).toThrow('@b/c');
  });
});
