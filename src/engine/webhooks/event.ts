import type { CataloguedFact } from '../../kernel/catalogue.js';
import type { Fact } from '../../kernel/messages.js';
import { isSealed } from '../../kernel/personal.js';

/* A fact as a CloudEvent (CNCF, 1.0, structured mode), without anything sealed. */

export const MEDIA_TYPE = 'application/cloudevents+json; charset=utf-8';

/** Longer events come without their data: a receiver that wants it looks it up. */
const LONGEST = 256 * 1024;

const URN = 'urn:integration-journey';
const PREFIX = 'integration-journey';

const hasSealed = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (isSealed(value) || Object.values(value).some((each) => hasSealed(each)));

/** What of a fact may leave: fields that its type declares as plain, and that hold nothing sealed. */
const plain = (fields: CataloguedFact['fields'], data: object): object =>
  Object.fromEntries(
    Object.entries(data).filter(
      ([name, value]) => fields[name] && !fields[name].sealed && value !== undefined && !hasSealed(value),
    ),
  );

interface Place {
  readonly journal: string;
  readonly position: string;
  readonly typeVersion: number;
}

/** @param fields of its type */
export const eventOf = (
  fields: CataloguedFact['fields'],
  fact: Fact,
  { journal, position, typeVersion }: Place,
): string => {
  const { corrects, retracts } = fact.meta;
  const event = {
    specversion: '1.0',
    id: fact.id,
    source: `${URN}:${journal}`,
    type: `${PREFIX}.${fact.type}`,
    subject: fact.stream,
    time: fact.recordedAt,
    dataschema: `${URN}:fact:${fact.type}:${typeVersion}`,
    happenedon: fact.happenedOn,
    sequence: String(fact.version).padStart(10, '0'),
    position,
    ...(corrects && { corrects }),
    ...(retracts && { retracts }),
  };
  const body = JSON.stringify({
    ...event,
    datacontenttype: 'application/json',
    data: plain(fields, fact.data as object),
  });
  return Buffer.byteLength(body) > LONGEST ? JSON.stringify({ ...event, dataomitted: true }) : body;
};

/** For a receiver to see that it is reached, and that it can verify. */
export const testEvent = (journal: string, id: string, at: Date): string =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source: `${URN}:${journal}`,
    type: `${PREFIX}.Test`,
    time: at.toISOString(),
  });
