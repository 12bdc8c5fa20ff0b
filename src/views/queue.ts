/** Somebody in a queue, and since when. */
export interface Waiting {
  participant: string;
  since: string;
}

export const withoutPlace = <W extends Waiting>(queue: readonly W[], gone: string): W[] =>
  queue.filter(({ participant }) => participant !== gone);

/** At the end, also who was in it before. */
export const queued = <W extends Waiting>(queue: readonly W[], next: W): W[] => [
  ...withoutPlace(queue, next.participant),
  next,
];
