import {
  type AllStreamSubscription,
  END,
  type EventStoreDBClient,
  eventTypeFilter,
} from '@eventstore/db-client';

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;
const WATCH = 5_000;

/**
 * Listens for new events anywhere in the store. It matches none, so that the server sends but a checkpoint for each: a
 * subscriber that takes the events themselves is dropped as too slow when a hundred appends come at once. What is
 * heard is a hint, nothing more; the client does not connect again, so that is done here.
 * @param known the last position of which anybody has heard: when it moves and we hear nothing, we are not connected
 */
export const listen = (client: EventStoreDBClient, hear: (position: bigint) => void, known: () => bigint) => {
  let subscription: AllStreamSubscription | undefined;
  let retry: NodeJS.Timeout | undefined;
  let pause = FIRST_PAUSE;
  let closed = false;
  let heard = 0n;

  const connect = (): void => {
    const since = performance.now();
    const mine = client.subscribeToAll({
      fromPosition: END,
      requiresLeader: true,
      filter: eventTypeFilter({
        prefixes: ['no event is called this'],
        maxSearchWindow: 1,
        checkpointInterval: 1,
        checkpointReached: async (_, { commit }) => {
          heard = commit;
          hear(commit);
        },
      }),
    });
    subscription = mine;
    const lost = (): void => {
      if (closed || subscription !== mine) return;
      subscription = undefined;
      void mine.unsubscribe().catch(() => undefined);
      pause = performance.now() - since > LONGEST_PAUSE ? FIRST_PAUSE : Math.min(pause * 2, LONGEST_PAUSE);
      retry = setTimeout(connect, pause);
    };
    mine.on('error', lost).on('end', lost).on('close', lost);
    mine.on('confirmation', () => {
      // Something may have come while nobody listened.
      hear((heard = known()));
    });
    mine.resume();
  };
  connect();

  let due = 0n;
  const watchdog = setInterval(() => {
    if (heard < due) subscription?.destroy();
    due = known();
  }, WATCH);

  return {
    close: (): void => {
      closed = true;
      clearTimeout(retry);
      clearInterval(watchdog);
      void subscription?.unsubscribe().catch(() => undefined);
    },
  };
};
