import { setImmediate } from 'node:timers/promises';

/** Those who ask the same before the question is sent share its answer; whoever comes later asks anew. */
export const together = <Asked extends readonly unknown[], T>(
  ask: (...asked: Asked) => Promise<T>,
): ((...asked: Asked) => Promise<T>) => {
  const unsent = new Map<string, Promise<T>>();
  return (...asked) => {
    const question = asked.join('/');
    const answer =
      unsent.get(question) ??
      setImmediate().then(() => {
        unsent.delete(question);
        return ask(...asked);
      });
    unsent.set(question, answer);
    return answer;
  };
};
