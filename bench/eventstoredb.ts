import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import type { Bench } from './bench.js';
import { heldFact, metaOf, talk } from './support/facts.js';
import { atLeast, compared, interleaved, perSecond, range, skipped } from './support/measure.js';
import { openOurs } from './support/ours.js';

/** What do our promises cost on EventStoreDB, against its client alone? */
export const bench: Bench = async function* (setting) {
  const { quick, rounds, say } = setting;
  const address = process.env.EVENTSTOREDB_URL;
  const unit = 'events/s';
  if (!address) {
    const reason = 'EVENTSTOREDB_URL is not set';
    for (const atOnce of [1, 32, 128]) yield skipped(`append, ${atOnce} at once`, unit, reason, atLeast(0.8));
    return;
  }
  const { journal } = await openOurs(setting, await setting.database(), { EVENTSTOREDB_URL: address });
  const client = EventStoreDBClient.connectionString(address);
  setting.after(() => client.dispose());

  for (const atOnce of [1, 32, 128]) {
    const named = { case: `append, ${atOnce} at once`, unit };
    say(`${named.case} …`);
    const places = () => range(atOnce).map(() => ({ id: randomUUID(), version: 0 }));
    const [mine, bare] = [places(), places()];
    const ours = (worker: number) => {
      const place = mine[worker]!;
      const stream = `journey-${place.id}`;
      return journal.append(stream, place.version, [heldFact(stream, ++place.version)]);
    };
    const theirs = (worker: number) => {
      const place = bare[worker]!;
      const event = jsonEvent({
        id: randomUUID(),
        type: 'SessionHeld',
        data: talk(),
        metadata: { ...metaOf() },
      });
      const expectedRevision = place.version === 0 ? NO_STREAM : BigInt(place.version - 1);
      place.version++;
      return client.appendToStream(`bench-${place.id}`, event, { expectedRevision });
    };
    const seconds = quick ? 0.5 : 3;
    const figures = await interleaved(
      rounds,
      { ours: () => perSecond(seconds, atOnce, ours), client: () => perSecond(seconds, atOnce, theirs) },
      say,
    );
    yield compared({ ...named, against: 'the bare client' }, figures.ours, figures.client, atLeast(0.8));
  }
};
