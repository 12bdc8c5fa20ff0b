import { Is, Optional } from '../../../shapes/is.js';
import { countryCode, day, id, oneOf, text } from '../../../shapes/kinds.js';
import { RECOGNITION_RESULTS, type RecognitionResult } from '../../../shapes/words.js';

/** Records an application for recognition of a foreign qualification (Antrag auf Anerkennung). */
export class FileRecognition {
  /** Day of the application. */
  @Is(day) on!: string;
  /** German reference occupation (Referenzberuf). */
  @Is(text(200)) occupation!: string;
  /** Recognition office, chamber or other authority (zuständige Stelle). */
  @Is(text(200)) authority!: string;
  /** Where the qualification was gained. */
  @Is(countryCode) country!: string;
}

/** Records that the authority confirmed the receipt of the application (Eingangsbestätigung). */
export class ConfirmReceipt {
  @Is(id) procedure!: string;
  /** Day of the confirmation. */
  @Is(day) on!: string;
}

/** Records that the authority has all documents (Vollständigkeit der Unterlagen). */
export class CompleteDocuments {
  @Is(id) procedure!: string;
  /** Day from which they were complete. */
  @Is(day) on!: string;
}

/** Records the authority's decision (Anerkennungsbescheid). */
export class DecideRecognition {
  @Is(id) procedure!: string;
  /** Day of the decision. */
  @Is(day) on!: string;
  @Is(oneOf(RECOGNITION_RESULTS)) result!: RecognitionResult;
  /** What is missing compared with the German training (wesentliche Unterschiede); sealed. */
  @Optional() @Is(text(2000)) differences?: string;
}
