import autocannon from 'autocannon';
import type { Load, Loaded } from '../support/http.js';

/** Puts a load on an address, in a process of its own and the same for all. */

const run = async ({ url, connections, seconds, method, paths, headers, body }: Load): Promise<Loaded> => {
  let connected = 0;
  const { requests, duration, latency, non2xx, errors } = await autocannon({
    url,
    connections,
    duration: seconds,
    setupClient: (client) => {
      const mine = connected++;
      const share = paths.filter((_, index) => index % connections === mine % paths.length);
      client.setRequests(share.map((path) => ({ method, path, headers, body })));
    },
  });
  return { rate: requests.total / duration, p50: latency.p50, p99: latency.p99, failed: non2xx + errors };
};

process.once('message', (load: Load) => {
  run(load).then(
    (loaded) => process.send!(loaded, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
