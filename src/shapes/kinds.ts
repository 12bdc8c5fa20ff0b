import type { ApiPropertyOptions } from '@nestjs/swagger';
import { earliest, isLocalDate } from '../kernel/local-date.js';

/** What a value must be: a test, the sentence that a client reads when it fails, and the OpenAPI schema. */
export interface Kind {
  readonly name: string;
  readonly holds: (value: unknown) => boolean;
  readonly says: string;
  readonly schema: ApiPropertyOptions;
}

// PostgreSQL stores neither NUL nor half a surrogate pair; other control characters have no place in an office.
// eslint-disable-next-line no-control-regex
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const matching = (name: string, pattern: RegExp, says: string, schema: object = {}): Kind => ({
  name,
  holds: (value) => typeof value === 'string' && pattern.test(value),
  says,
  schema: { type: 'string', pattern: pattern.source, ...schema },
});

/** A text of 1 to `max` characters that is not blank. */
export const text = (max: number): Kind => ({
  name: 'text',
  holds: (value) =>
    typeof value === 'string' &&
    value.length <= max &&
    value.trim() !== '' &&
    value.isWellFormed() &&
    !UNFIT.test(value),
  says: `must be a text of 1 to ${max} characters`,
  schema: { type: 'string', minLength: 1, maxLength: max },
});

/** A day as `YYYY-MM-DD`, Europe/Berlin. */
export const day: Kind = {
  name: 'day',
  holds: isLocalDate,
  says: 'must be an existing day as YYYY-MM-DD, between 1900 and 2199',
  schema: { type: 'string', format: 'date' },
};

/** As much of a day as is known. */
export const partialDay: Kind = {
  name: 'partialDay',
  holds: (value) =>
    typeof value === 'string' && /^\d{4}(-\d{2}){0,2}$/.test(value) && isLocalDate(earliest(value)),
  says: 'must be a day as YYYY-MM-DD or, where no more is known, YYYY-MM or YYYY, between 1900 and 2199',
  schema: { type: 'string', pattern: '^\\d{4}(-\\d{2}){0,2}$' },
};

/** An instant as ISO 8601 with a time zone. */
export const instant: Kind = {
  name: 'instant',
  holds: (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
    isLocalDate(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value)),
  says: 'must be an instant such as 2021-07-31T22:00:00Z',
  schema: { type: 'string', format: 'date-time' },
};

/** A month as `YYYY-MM`. */
export const month = matching('month', /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, 'must be a month as YYYY-MM');

/** A time of day as `HH:MM`. */
export const timeOfDay = matching('timeOfDay', /^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day as HH:MM');

/** A lower-case UUID. */
export const id = matching('id', UUID, 'must be a UUID in lower case', { format: 'uuid' });

/** The name of an account, a unit or a role: lower-case letters, digits, dot, dash. */
export const handle = matching(
  'handle',
  /^[a-z0-9][a-z0-9.-]{0,63}$/,
  'must be a name of lower-case letters, digits, dots and dashes',
);

/** A language as ISO 639 code: `de`, `ar`, `prs`. */
export const languageCode = matching(
  'languageCode',
  /^[a-z]{2,3}$/,
  'must be an ISO 639 language code such as de, ar or prs',
);

/** A country as ISO 3166-1 alpha-2 code. */
export const countryCode = matching(
  'countryCode',
  /^[A-Z]{2}$/,
  'must be an ISO 3166 country code such as SY or UA',
);

/** A whole number within bounds. */
export const count = (min: number, max: number): Kind => ({
  name: 'count',
  holds: (value) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max,
  says: `must be a whole number from ${min} to ${max}`,
  schema: { type: 'integer', minimum: min, maximum: max },
});

/** Money: whole euro cents, at most ten billion euros. */
export const cents = count(0, 1_000_000_000_000);

/** One of some words. */
export const oneOf = (words: readonly string[]): Kind => ({
  name: 'oneOf',
  holds: (value) => typeof value === 'string' && words.includes(value),
  says: `must be one of ${words.join(', ')}`,
  schema: { type: 'string', enum: [...words] },
});

/** True or false. */
export const flag: Kind = {
  name: 'flag',
  holds: (value) => typeof value === 'boolean',
  says: 'must be true or false',
  schema: { type: 'boolean' },
};

/** A day or an instant. */
export const moment: Kind = {
  name: 'moment',
  holds: (value) => day.holds(value) || instant.holds(value),
  says: 'must be a day as YYYY-MM-DD or an instant such as 2021-07-31T22:00:00Z',
  schema: { type: 'string' },
};
