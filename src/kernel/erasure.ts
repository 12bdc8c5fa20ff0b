/**
 * After this fact nothing personal of its stream is readable any more: whoever keeps the keys destroys them on sight. A
 * context that allows erasures declares it in its `facts.ts`. What is written to the stream later is unreadable at once.
 */
export const ERASED = 'PersonErased';
