/** The erasure of a participant: whoever received some of her data has to hear of it. */
export const ERASED = 'PersonErased';

/** What became of a person's data as a whole: whoever received some of it has to follow (Art. 19 GDPR). */
export const TO_FOLLOW: readonly string[] = [ERASED, 'ProcessingRestricted', 'RestrictionLifted'];
