import { randomUUID } from 'node:crypto';
import { NO_HASH } from '../src/engine/canonical.js';
import { foldedStreams } from '../src/engine/folded.js';
import { historyOf } from '../src/engine/history.js';
import { Recall, recall } from '../src/engine/replay.js';
import type { StoredFact } from '../src/kernel/journal.js';
import { addDays } from '../src/kernel/local-date.js';
import type { Bench } from './bench.js';
import { ACTOR, metaOf, recordings } from './support/facts.js';
import { compared, durations, interleaved, median, range, within } from './support/measure.js';
import { openOurs } from './support/ours.js';
import { openEmmett } from './support/peers.js';

const FACTS = 2_000;
/** Ten facts a day. */
const dayOf = (index: number): string => addDays('2023-01-01', Math.floor(index / 10));

/** How long does it take to know a person with 2,000 facts: from disk, remembered, and as of any day? */
export const bench: Bench = async function* (setting) {
  const { quick, rounds, say } = setting;
  const times = quick ? 20 : 40;
  const runtime = await openOurs(setting, await setting.database());
  const { journal, codec, registry } = runtime;
  const emmett = await openEmmett(await setting.database());
  setting.after(() => emmett.close());

  say(`recording ${FACTS} facts on both sides …`);
  const id = randomUUID();
  const stream = `journey-${id}`;
  const facts: StoredFact[] = [];
  for (const [index, recording] of recordings(FACTS, dayOf).entries()) {
    const { version, hash } = facts.at(-1) ?? { version: 0, hash: NO_HASH };
    const place = { stream, version, previousHash: hash };
    facts.push(...(await codec.encode([recording], place, `${dayOf(index)}T10:00:00.000Z`, metaOf())));
  }
  await journal.append(stream, 0, facts);
  await emmett.append(
    stream,
    0,
    facts.map(({ type, data, meta: metadata }) => ({ type, data, metadata })),
  );

  const folding = historyOf(registry.context('journey'), stream);
  const remembering = foldedStreams(journal, codec);
  const aggregate = () =>
    emmett.aggregate(stream, { sessionsHeld: 0 }, ({ sessionsHeld }) => ({ sessionsHeld: sessionsHeld + 1 }));
  const p50 = (work: () => Promise<unknown>) => async () => median(await durations(times, work));
  const figures = await interleaved(
    rounds,
    {
      cold: p50(() => foldedStreams(journal, codec).latest(folding, stream)),
      remembered: p50(() => remembering.latest(folding, stream)),
      emmett: p50(aggregate),
    },
    say,
  );
  yield compared(
    { case: `load and fold ${FACTS} facts`, against: 'emmett', unit: 'ms' },
    figures.cold,
    figures.emmett,
  );
  yield compared(
    { case: `the same, remembered`, against: 'emmett', unit: 'ms' },
    figures.remembered,
    figures.emmett,
  );

  say('as of 200 days …');
  const by = {
    actor: ACTOR,
    units: [ACTOR.unit],
    now: new Date(),
    service: true as const,
    simulated: false,
    commandId: randomUUID(),
    correlationId: randomUUID(),
  };
  const asOf = async (): Promise<number> => {
    const cuts = range(quick ? 20 : 200).map((index) => {
      const day = dayOf(Math.floor(Math.random() * FACTS));
      return index % 2 ? { recordedUntil: day } : { happenedUntil: day };
    });
    return median(
      await durations(cuts.length, (index) => recall(runtime, new Recall('journey', id, cuts[index]!, by))),
    );
  };
  const { ours } = await interleaved(rounds, { ours: asOf }, say);
  yield within({ case: `as of any day in ${FACTS} facts, p50`, unit: 'ms' }, ours, 0.5);
};
