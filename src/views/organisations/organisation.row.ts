import { Entity } from 'typeorm';
import { Day, Detail, Id, Text, Texts } from '../columns.js';
import type { ContactPersonEntry } from '../contact-persons.js';

/** One organisation of the network, with whom one speaks there. */
@Entity('organisation')
export class OrganisationRow {
  @Id() id!: string;
  @Text() name!: string;
  /** All that it is in the network: `chamber`, `provider`, `charity` … */
  @Texts() roles!: string[];
  @Text() municipality!: string;
  @Day({ nullable: true }) registeredOn!: string | null;
  /** Who speaks for the organisation: `[{person, name, role, phone, email}]`. */
  @Detail() contactPersons!: ContactPersonEntry[];
}
