import type { Sealed } from '../kernel/personal.js';

/** Who speaks for an employer or an organisation. */
export interface ContactPersonEntry {
  person: string;
  name: Sealed;
  role: Sealed | null;
  phone: Sealed | null;
  email: Sealed | null;
}

type Named = Partial<ContactPersonEntry> & Pick<ContactPersonEntry, 'person' | 'name'>;

interface Known {
  readonly contactPersons: ContactPersonEntry[];
}

export const withPerson = <Row extends Known>(row: Row, person: Named): Row => ({
  ...row,
  contactPersons: [...row.contactPersons, { role: null, phone: null, email: null, ...person }],
});

export const withoutPerson = <Row extends Known>(row: Row, gone: string): Row => ({
  ...row,
  contactPersons: row.contactPersons.filter(({ person }) => person !== gone),
});
