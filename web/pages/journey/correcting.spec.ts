import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { catalogue } from '../../../src/generated/catalogue.js';
import { CORRECTED_BY, sayingOf } from './correcting.js';

interface Schema {
  readonly required?: readonly string[];
}
interface Document {
  readonly paths: Readonly<Record<string, { readonly post?: object }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
const { paths, components } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as Document;

const pathOf = (command: string): string | undefined =>
  Object.keys(paths).find((path) => path.startsWith('/journeys/{id}/') && path.endsWith(`/${command}`));
const pascal = (command: string): string =>
  command.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Asked for under another name than the fact has, or made of something else. */
const ASKED_ANEW = ['CourseDayMissed.units', 'TrainingDayMissed.units', 'InternshipExtended.to'];

describe('the form that corrects an entry', () => {
  it('is that of a command that there is, for a fact that there is', () => {
    for (const [type, command] of Object.entries(CORRECTED_BY)) {
      expect([type, type in catalogue.facts]).toEqual([type, true]);
      expect([command, pathOf(command)]).toEqual([command, expect.any(String)]);
    }
  });

  it('finds all that it must know in the fact', () => {
    const missing = Object.entries(CORRECTED_BY).flatMap(([type, command]) =>
      (components.schemas[pascal(command)]?.required ?? [])
        .filter((field) => field !== 'on' && !(field in catalogue.facts[type]!.fields))
        .map((field) => `${type}.${field}`),
    );
    expect(missing).toEqual(ASKED_ANEW);
  });

  it('is filled in with what the entry says, but for ids that it made', () => {
    const read = { type: 'Placed', happenedOn: '2021-03-01', data: { kind: 'job', placement: 'c-1' } };
    const stored = { meta: { commandId: 'c-1' } } as never;
    expect(sayingOf({ stored, read })).toEqual({ on: '2021-03-01', kind: 'job' });
  });
});
