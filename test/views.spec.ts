import { describe, expect, it } from '@jest/globals';
import { getMetadataArgsStorage } from 'typeorm';
import { declared } from '../src/app.module.js';
import { catalogue } from '../src/generated/catalogue.js';
import type { Projection } from '../src/kernel/projection.js';
import { operations, resolved, type Schema } from './support/openapi.js';

/* A view waits for its projections, is cut with them, and is there when they are: it must name all that it reads. */

const tableOf = ({ row }: Projection): string =>
  getMetadataArgsStorage().tables.find(({ target }) => target === row)!.name!;

/** What some views want to know before they can say what they read. */
const ASKED = {
  ...{ caseWorker: 'coach-1', coach: 'coach-1', participant: '00000000-0000-4000-8000-000000000000' },
  ...{ employer: '00000000-0000-4000-8000-000000000000', opening: '00000000-0000-4000-8000-000000000000' },
  ...{ familyName: 'Muster', name: 'Muster' },
};

/** Words that no fact has under that name, and that say of nobody who it is: by what they are instead. */
const OF_NOBODY = new Set(
  Object.values({
    accounts: ['adoptedBy', 'computedBy', 'frozenBy', 'proposedBy'],
    codes:
      'attendance cause clock closedBecause consents contactChannels criterion flags germanLevel group indicator light ' +
      'lastContactChannel newPayer oldPayer ownShareBasis phase placementKind recognitionClock recognitionResult ' +
      'retained stage state step titleKind titleLight topic verb willingFor workScope',
    ids: 'contested correlationId fact facts id mentees next participants persons programmes stream turns type waitingFor',
    times: 'expires filled happenedOn lastAt openedAt period recordedAt week',
    'our own words': 'bedeutung de en field in label legalBases meaning sources detail',
    'firms and their trades': 'employerName internshipEmployer missingSkills recognitionOccupation',
  }).flatMap((names) => (typeof names === 'string' ? names.split(' ') : names)),
);

/** Personal values under a name of the view, by the sealed field that they come from. */
const MADE_OF_SEALED = new Map([
  ['caseload.internshipReason', 'InternshipAgreed.reason'],
  ['my-day.mediatorName', 'MediatorConfirmed.mediator'],
]);

/** Named like something personal, and nothing of a person. */
const PLAIN_COLUMNS: Readonly<Record<string, string>> = {
  'employer.name': 'of a firm',
  'organisation.name': 'of an organisation',
};

describe('the views', () => {
  it.each(declared.views.map((view) => [view.name, view] as const))(
    '%s names every projection that it reads',
    (_, { select, projections }) => {
      const digests = new Proxy({}, { get: () => [] });
      const { text } = select(ASKED, '2021-07-31', () => '*', digests);
      const read = [...new Set([...text.matchAll(/\bviews\.(\w+)/g)].map(([, table]) => table!))];
      const named = projections.map(tableOf);
      // People out of the asker's scope are no projection: the engine puts them there.
      expect(read.filter((table) => table !== 'foreign' && !named.includes(table))).toEqual([]);
    },
  );
});

describe('what views publish in words', () => {
  const { facts } = catalogue;
  const fields = Object.values(facts).flatMap((fact) => Object.entries(fact.fields));
  const sealed = new Set(fields.flatMap(([name, field]) => (field.sealed ? [name] : [])));
  const plain = new Set(fields.flatMap(([name, field]) => (field.sealed ? [] : [name])));

  /** Words without a list, form or pattern in an answer, at any depth, as `view.field`. */
  const wordsIn = (schema: Schema, view: string, field = ''): string[] => {
    const { properties = {}, items, type, enum: list, format, pattern } = resolved(schema);
    const free = type === 'string' && !list && !format && !pattern;
    return [
      ...(free ? [`${view}.${field}`] : []),
      ...(items ? wordsIn(items, view, field) : []),
      ...Object.entries(properties).flatMap(([name, each]) => wordsIn(each, view, name)),
    ];
  };
  const published = [
    ...new Set(
      operations
        .filter(({ method, operationId }) => method === 'get' && /^(look|tell)-/.test(operationId))
        .flatMap(({ operationId, responses }) => {
          const schema = responses?.['200']?.content?.['application/json']?.schema;
          return schema ? wordsIn(schema, operationId.replace(/^\w+-/, '')) : [];
        }),
    ),
  ];
  const nameOf = (word: string): string => word.slice(word.lastIndexOf('.') + 1);

  it('is a value that facts keep in plain, or sealed, or known here with the reason', () => {
    const undecided = published.filter(
      (word) => !plain.has(nameOf(word)) && !sealed.has(nameOf(word)) && !OF_NOBODY.has(nameOf(word)),
    );
    expect(undecided.filter((word) => !MADE_OF_SEALED.has(word))).toEqual([]);
    const names = new Set(published.map(nameOf));
    expect([...OF_NOBODY].filter((name) => !names.has(name) || plain.has(name) || sealed.has(name))).toEqual(
      [],
    );
    expect([...MADE_OF_SEALED.keys()].filter((word) => !published.includes(word))).toEqual([]);
    const from = [...MADE_OF_SEALED.values()].map((field) => field.split('.') as [string, string]);
    expect(from.filter(([type, field]) => !facts[type]?.fields[field]?.sealed)).toEqual([]);
  });

  it('under the name of a sealed field is in no column in plain, but for those known here with the reason', () => {
    const { tables, columns } = getMetadataArgsStorage();
    const tableOf = new Map(tables.map(({ target, name }) => [target, name]));
    const inPlain = columns
      .filter(({ propertyName, options }) => sealed.has(propertyName) && options.type !== 'jsonb')
      .map(({ target, propertyName }) => `${tableOf.get(target)}.${propertyName}`);
    expect(inPlain.sort()).toEqual(Object.keys(PLAIN_COLUMNS).sort());
    const made = new Set([...MADE_OF_SEALED.keys()].map(nameOf));
    const open = columns.filter(
      ({ propertyName, options }) => made.has(propertyName) && options.type !== 'jsonb',
    );
    expect(open.map(({ propertyName }) => propertyName)).toEqual([]);
  });
});
