import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What happens to a connection at some byte. */
const FAULTS = {
  /** Both ends find it broken at once. */
  cut: ({ near, far }: Ends) => {
    near.resetAndDestroy();
    far.resetAndDestroy();
  },
  /** Each end finds that the other has hung up in the middle of a message. */
  truncated: ({ near, far }: Ends) => {
    near.end();
    far.end();
  },
  /** What one end asked has arrived, and its answer is lost. */
  unanswered: (ends: Ends) => FAULTS.cut(ends),
  /** Nothing passes for a while, then it breaks. */
  delayed: async (ends: Ends, chance: () => number) => {
    await sleep(100 * chance());
    FAULTS.cut(ends);
  },
} as const;
type Fault = keyof typeof FAULTS;
const AT_A_BYTE: readonly Fault[] = ['cut', 'truncated', 'delayed'];

interface Ends {
  readonly near: Socket;
  readonly far: Socket;
}

export interface Proxy {
  readonly port: number;
  /** From now on connections break, those that are open as well, until so many have. */
  hurt(times: number): void;
  /** How many are still to break. */
  left(): number;
  /** `67 cut, 61 truncated, 72 delayed` */
  toll(): string;
  close(): void;
}

/** A connection that carries little breaks after so many milliseconds at the latest. */
const PATIENCE = 60;
/** Between two breaks there is time to begin again, or those who pause longer after each error would just wait. */
const CALM = 60;

/**
 * A way to a port of this machine on which connections break, one after the other: each after some number of bytes,
 * counted over both directions, and so at any byte of any message of either end. The others pass everything, or
 * whoever has much to read would never get it.
 * @param reach the most bytes that a connection lets pass once it is doomed; most break early
 */
export const faultyProxy = async (
  target: { readonly host?: string; readonly port: number },
  chance: () => number,
  reach = 20_000,
): Promise<Proxy> => {
  let left = 0;
  let doomed: Ends | undefined;
  let calm = 0;
  const toll = new Map<Fault, number>();
  const open = new Set<Ends>();

  const server = createServer((near) => {
    const far = connect(target.port, target.host ?? '127.0.0.1');
    const ends = { near, far };
    open.add(ends);
    let bytes = Infinity;
    let timer: NodeJS.Timeout | undefined;
    const over = (): void => {
      bytes = 0;
      clearTimeout(timer);
      near.destroy();
      far.destroy();
      open.delete(ends);
      if (doomed !== ends) return;
      doomed = undefined;
      calm = performance.now() + CALM;
    };
    let unanswered = false;
    const doom = (): void => {
      doomed = ends;
      // Few bytes are those of an answer, and to lose just that is the worst: it would hardly happen by chance.
      unanswered = chance() < 1 / 3;
      if (!unanswered) bytes = 1 + Math.floor(chance() ** 3 * reach);
      timer = setTimeout(strike, PATIENCE * chance());
    };
    const strike = (): void => {
      clearTimeout(timer);
      bytes = 0;
      left--;
      const fault = unanswered ? 'unanswered' : AT_A_BYTE[Math.floor(chance() * AT_A_BYTE.length)]!;
      toll.set(fault, (toll.get(fault) ?? 0) + 1);
      void FAULTS[fault](ends, chance);
    };
    const pass = (chunk: Buffer, to: Socket): void => {
      if (bytes === 0) return;
      if (!doomed && left > 0 && performance.now() > calm) doom();
      if (chunk.length < bytes) {
        bytes -= chunk.length;
        to.write(chunk);
        return;
      }
      to.write(chunk.subarray(0, bytes), strike);
      clearTimeout(timer);
      bytes = 0;
    };
    near.on('data', (chunk: Buffer) => pass(chunk, far));
    far.on('data', (chunk: Buffer) => {
      if (!unanswered) pass(chunk, near);
      else if (bytes > 0) strike();
    });
    for (const socket of [near, far]) socket.on('error', over).on('close', over);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    hurt: (times) => {
      left = times;
    },
    left: () => left,
    toll: () => [...toll].map(([fault, count]) => `${count} ${fault}`).join(', '),
    close: () => {
      server.close();
      for (const { near, far } of open) {
        near.destroy();
        far.destroy();
      }
    },
  };
};
