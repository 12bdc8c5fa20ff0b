/** Wakes those who wait for news. News that nobody waits for is not kept: waiters look first, then wait. */
export const wakeUp = () => {
  const waiting = new Set<() => void>();
  return {
    wake: (): void => {
      for (const resume of [...waiting]) resume();
    },
    /** Resolves at the next wake, after `ms` at the latest, or when the signal aborts. */
    wait: (ms: number, signal?: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          waiting.delete(done);
          signal?.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        waiting.add(done);
        signal?.addEventListener('abort', done);
        if (signal?.aborted) done();
      }),
  };
};

export type WakeUp = ReturnType<typeof wakeUp>;
