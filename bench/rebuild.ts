import { setTimeout as sleep } from 'node:timers/promises';
import { rebuild } from '../src/engine/projections/rebuild.js';
import { caseloadProjection } from '../src/views/caseload/caseload.projection.js';
import type { Bench } from './bench.js';
import { generate, TYPES } from './support/facts.js';
import { atLeast, bounded, compared, figure, interleaved, quantile, within } from './support/measure.js';
import { openOurs, rebuildViews } from './support/ours.js';
import { openEmmett, type PeerEvent } from './support/peers.js';

const EACH = 200;
const SQL = `
SELECT stream, count(*), max(recorded_at), max(happened_on) FILTER (WHERE type = 'SessionHeld'),
  sum((data->>'units')::int) FILTER (WHERE type = 'CourseAttended')
FROM journal.facts GROUP BY stream`;

/** How fast is a view built anew from 600,000 facts, and does a reader notice? */
export const bench: Bench = async function* (setting) {
  const { quick, rounds, say } = setting;
  const journeys = quick ? 300 : 3_000;
  const facts = journeys * EACH;
  const url = await setting.database();
  const runtime = await openOurs(setting, url);
  const client = await setting.client(url);
  say(`generating ${facts.toLocaleString('en')} facts …`);
  await generate(client, journeys, EACH);

  // The peer takes minutes for as many, so it gets some of them; its time is the same for each, however many there are.
  const some = quick ? 20 : 60;
  say(`copying the histories of ${some} journeys to emmett …`);
  const emmett = await openEmmett(await setting.database());
  setting.after(() => emmett.close());
  const { rows } = await client.query<PeerEvent & { stream: string }>(
    `SELECT stream, type, data, meta AS metadata FROM journal.facts
     WHERE stream IN (SELECT stream FROM journal.facts ORDER BY position LIMIT $1) ORDER BY stream, version`,
    [some],
  );
  for (const stream of new Set(rows.map((row) => row.stream)))
    await emmett.append(
      stream,
      0,
      rows.filter((row) => row.stream === stream),
    );

  const eventsPerSecond = async (events: number, work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await work();
    return (events / (performance.now() - start)) * 1000;
  };
  const theirFold = (document: object, { type, data }: PeerEvent): object => ({ ...document, ...data, type });
  const figures = await interleaved(
    rounds,
    {
      ours: () => eventsPerSecond(facts, () => rebuild(runtime, caseloadProjection, () => undefined)),
      emmett: () => eventsPerSecond(some * EACH, () => emmett.rebuild(TYPES, theirFold)),
      sql: () => eventsPerSecond(facts, () => client.query(SQL)),
    },
    say,
  );
  const named = { case: `caseload from ${facts.toLocaleString('en')} facts`, unit: 'events/s' };
  yield compared(
    { ...named, against: `emmett, tuned (on ${(some * EACH).toLocaleString('en')})` },
    figures.ours,
    figures.emmett,
    atLeast(150),
  );
  yield compared({ ...named, against: 'SQL GROUP BY' }, figures.ours, figures.sql, atLeast(0.5));

  say('with a reader …');
  const reader = await setting.client(url);
  const longest: number[] = [];
  const peaks: number[] = [];
  let wrong = 0;
  for (const round of bounded(rounds)) {
    const waits: number[] = [];
    const read = async (): Promise<void> => {
      const start = performance.now();
      const { rows: found } = await reader.query<{ people: number }>(
        'SELECT count(*)::int AS people FROM views.caseload',
      );
      waits.push(performance.now() - start);
      if (found[0]!.people !== journeys) wrong++;
      await sleep(2);
    };
    peaks.push(await rebuildViews(setting, url, 'caseload', read));
    longest.push(quantile(waits, 1));
    say(`round ${round} of ${rounds}: ${waits.length} reads, longest ${figure(longest.at(-1)!)} ms`);
  }
  yield within({ case: 'longest wait of a reader meanwhile', unit: 'ms' }, longest, 50);
  yield within({ case: 'reads meanwhile that saw an empty or partial view', unit: 'reads' }, [wrong], 0);
  yield within({ case: 'memory of the rebuilding process', unit: 'MB' }, peaks, 220);
};
