/**
 * Personal data in facts. A payload field declared `Personal` or `Special` is sealed before it is stored and travels
 * through folds, views and policies as an opaque token; it is opened only where an entitled reader is answered.
 * The declared type decides, so nobody can forget to seal and no fold can look inside.
 */
declare const category: unique symbol;

/** Key category: `personal` (names, contact, notes, reasons) or `special` (GDPR Art. 9: health, origin, religion). */
export type Category = 'personal' | 'special';

export type Personal<T = string> = T & { readonly [category]?: 'personal' };
export type Special<T = string> = T & { readonly [category]?: 'special' };

/** A sealed value at rest. `at` names the fact and field it was sealed for, so a token cannot be moved unnoticed. */
export interface Sealed {
  readonly sealed: {
    /** Whose key: the stream of the person or organisation. */
    readonly by: string;
    readonly as: Category;
    /** `<fact id>/<field>`, authenticated with the box. */
    readonly at: string;
    /** base64 of iv, tag and ciphertext (AES-256-GCM). */
    readonly box: string;
  };
}

type IsPersonal<T> = typeof category extends keyof NonNullable<T> ? true : false;

/** A payload as folds see it: personal fields are tokens. */
export type AtRest<Data> = {
  readonly [K in keyof Data]: IsPersonal<Data[K]> extends true ? Sealed : Data[K];
};

export const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && 'sealed' in value;
