import type { Choice } from './forms/field.js';

/** Who speaks for an employer or an organisation, to choose from in a form. */
export const contactsOf = (people: readonly { readonly [key: string]: unknown }[]): readonly Choice[] =>
  people.map(({ person, name, role }) => ({
    value: String(person),
    label: [name, role].filter(Boolean).join(', ') || String(person),
  }));
