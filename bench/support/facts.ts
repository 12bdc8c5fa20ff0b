import { randomUUID } from 'node:crypto';
import type { StoredFact } from '../../src/kernel/journal.js';
import type { Meta, Recording } from '../../src/kernel/messages.js';
import { range } from './measure.js';

/** Facts as the service stores them, on made-up people. Payload and meta together have about 330 bytes. */

export const ACTOR = { id: 'coach-1', role: 'case-worker', unit: 'unit-1' };
const COURSE = randomUUID();
const LEGAL_BASIS = 'Art. 6(1)(e) GDPR';
const HASH = 'ab'.repeat(32);

export const metaOf = (): Meta => ({
  actor: ACTOR,
  commandId: randomUUID(),
  correlationId: randomUUID(),
  legalBasis: LEGAL_BASIS,
});

export const talk = () => ({
  session: randomUUID(),
  minutes: 45,
  channel: 'phone',
  coach: ACTOR.id,
  language: 'ar',
  interpreter: true,
  topics: ['housing', 'work'],
});

/** A fact ready to be stored; its hash has the right size, but is none. */
export const heldFact = (stream: string, version: number, data: object = talk()): StoredFact => ({
  id: randomUUID(),
  type: 'SessionHeld',
  typeVersion: 1,
  stream,
  version,
  recordedAt: '2026-02-03T10:00:00.000Z',
  happenedOn: '2026-02-03',
  data: data as StoredFact['data'],
  meta: metaOf(),
  previousHash: HASH,
  hash: HASH,
});

/** What of a journey the generated histories hold: an intake of five, then three in turn. */
export const TYPES = [
  'ParticipantRegistered',
  'CaseWorkerAssigned',
  'NeedsAssessed',
  'Enrolled',
  'CourseEnrolled',
  'SessionScheduled',
  'SessionHeld',
  'CourseAttended',
] as const;

/** Payloads of a history without an intake: appointments, the talks that keep them, and days at a course. */
export const recordings = (count: number, dayOf: (index: number) => string): Recording[] => {
  const { session: first, ...held } = talk();
  let session = first;
  return range(count).map((index) => {
    const happenedOn = dayOf(index);
    if (index % 3 === 0) session = randomUUID();
    const { minutes: _, topics: __, ...scheduled } = held;
    const [type, data] = [
      ['SessionScheduled', { session, plannedFor: happenedOn, ...scheduled }] as const,
      ['SessionHeld', { session, ...held, note: 'Der nächste Termin steht.' }] as const,
      ['CourseAttended', { course: COURSE, units: 4, absentUnits: 0 }] as const,
    ][index % 3]!;
    return { type, happenedOn, data };
  });
};

/** A sealed value whose box has so many bytes. */
const token = (field: string, bytes: number): string =>
  `jsonb_build_object('sealed', jsonb_build_object('by', stream, 'as', 'personal', 'at', id || '/${field}', 'box',
    translate(encode(decode(left(repeat(md5(id || '${field}'), 9), ${bytes * 2}), 'hex'), 'base64'), E'\\n', '')))`;

/** SQL of an id (UUID, version 4) made of what is given, the same each time. */
export const common = (...of: readonly string[]): string =>
  `overlay(overlay(md5(concat_ws(':', ${of.join(', ')})) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid`;

const listed = (words: readonly string[]): string => `ARRAY['${words.join("', '")}']`;

/**
 * $1 journeys of $2 facts: an intake of five, then appointments, talks with a sealed note, and days at a course. Many
 * write at the same time, so neighbours in the journal belong to different journeys. Tokens and hashes have the size
 * of real ones, but nobody can open or check them; folds do neither.
 */
const GENERATE = `
INSERT INTO journal.facts
  (position, stream, version, id, type, type_version, recorded_at, happened_on, data, meta, previous_hash, hash)
SELECT row_number() OVER (ORDER BY v, md5(concat_ws(':', j, v))), stream, v, id, type, 1, day + time '10:00', day,
  CASE type
    WHEN 'ParticipantRegistered' THEN jsonb_build_object('familyName', ${token('familyName', 40)},
      'givenName', ${token('givenName', 40)}, 'birthDate', ${token('birthDate', 40)}, 'ageBand', '28-34',
      'sex', 'female', 'municipality', 'Musterstadt', 'motherTongue', 'ar', 'interpreterNeeded', true)
    WHEN 'CaseWorkerAssigned' THEN jsonb_build_object('caseWorker', coach)
    WHEN 'NeedsAssessed' THEN jsonb_build_object('needs', '["housing", "language"]'::jsonb, 'note', ${token('note', 120)})
    WHEN 'Enrolled' THEN jsonb_build_object('programme', programme)
    WHEN 'CourseEnrolled' THEN jsonb_build_object('course', course, 'kind', 'integration', 'targetLevel', 'B1',
      'provider', 'Musterschule', 'units', 600, 'plannedFrom', day)
    WHEN 'SessionScheduled' THEN jsonb_build_object('session', session, 'plannedFor', day + 3, 'channel', 'phone',
      'coach', coach, 'language', 'ar', 'interpreter', true)
    WHEN 'SessionHeld' THEN jsonb_build_object('session', session, 'programme', programme, 'minutes', 30 + v % 30,
      'channel', 'phone', 'coach', coach, 'language', 'ar', 'interpreter', true,
      'topics', '["housing", "work"]'::jsonb, 'note', ${token('note', 100)})
    ELSE jsonb_build_object('course', course, 'units', 4 + v % 2, 'absentUnits', 0)
  END,
  jsonb_build_object('actor', '${JSON.stringify(ACTOR)}'::jsonb, 'commandId', ${common("'command'", 'id')},
    'correlationId', ${common("'request'", 'id')}, 'legalBasis', '${LEGAL_BASIS}'),
  decode(repeat(md5(id::text), 2), 'hex'), decode(repeat(md5(stream || v), 2), 'hex')
FROM (
  SELECT j, v, 'journey-' || journey AS stream, ${common('journey', 'v')} AS id, 'coach-' || j % 100 AS coach,
    ${common("'programme'")} AS programme, ${common("'course'", 'journey')} AS course,
    ${common("'session'", 'journey', 'v / 3')} AS session, date '2023-01-02' + v AS day,
    CASE WHEN v <= 5 THEN (${listed(TYPES.slice(0, 5))})[v] ELSE (${listed(TYPES.slice(5))})[v % 3 + 1] END AS type
  FROM (
    SELECT j, v, ${common("'journey'", 'j')} AS journey
    FROM generate_series(1, $1::int) AS j CROSS JOIN generate_series(1, $2::int) AS v
  ) AS place
) AS planned`;

const PROGRAMME = `
INSERT INTO journal.facts
  (position, stream, version, id, type, type_version, recorded_at, happened_on, data, meta, previous_hash, hash)
SELECT $1::bigint, 'programme-' || ${common("'programme'")}, 1, ${common("'defined'")}, 'ProgrammeDefined', 1,
  '2023-01-01T10:00:00Z', '2023-01-01', jsonb_build_object('title', 'Musterprogramm', 'from', '2023-01-01', 'seats', 5000,
    'contactsPerWeek', 1, 'internshipCapDays', 30, 'funders', '["Musterkreis"]'::jsonb, 'rates', '[]'::jsonb),
  meta, previous_hash, hash
FROM journal.facts WHERE position = 1`;

/** Fills an empty journal of ours with such histories, and with the programme in which they take place. */
export const generate = async (
  client: { query(text: string, values?: unknown[]): Promise<unknown> },
  journeys: number,
  each: number,
): Promise<void> => {
  await client.query(GENERATE, [journeys, each]);
  await client.query(PROGRAMME, [journeys * each + 1]);
  await client.query('UPDATE journal.head SET position = $1', [journeys * each + 1]);
  await client.query('VACUUM ANALYZE journal.facts');
};
