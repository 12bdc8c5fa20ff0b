/**
 * After this fact nothing personal of its stream is readable any more: whoever keeps the keys destroys them on sight. A
 * context that allows erasures declares it in its `facts.ts`. What is written to the stream later is unreadable at once.
 */
export const ERASED = 'PersonErased';

/** What became of a person's data as a whole: whoever received some of it has to follow (Art. 19 GDPR). */
export const TO_FOLLOW: readonly string[] = [ERASED, 'ProcessingRestricted', 'RestrictionLifted'];
