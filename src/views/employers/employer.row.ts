import { Entity } from 'typeorm';
import { Day, Detail, Id, Text, Texts, Whole } from '../columns.js';
import type { ContactPersonEntry } from '../contact-persons.js';

export interface OpeningEntry {
  opening: string;
  kind: string;
  occupation: string;
  municipality: string;
  places: number;
  hoursPerWeek: number | null;
  skills: readonly string[];
  languageLevel: string | null;
  drivingLicence: boolean;
  workPermission: boolean;
  from: string;
  until: string | null;
  publishedOn: string;
  withdrawnOn: string | null;
  /** Participants who have a place. */
  filled: string[];
}

/** One employer and what it offers. */
@Entity('employer')
export class EmployerRow {
  @Id() id!: string;
  @Text() name!: string;
  @Text() trade!: string;
  @Text() municipality!: string;
  @Day({ nullable: true }) registeredOn!: string | null;
  /** Who speaks for the employer: `[{person, name, role, phone, email}]`. */
  @Detail() contactPersons!: ContactPersonEntry[];
  /** How often somebody spoke with the employer. */
  @Whole() contacts!: number;
  @Day({ nullable: true }) lastContactOn!: string | null;
  @Text({ nullable: true }) lastContactChannel!: string | null;
  /** What it would take people for although it has no opening. */
  @Texts() willingFor!: string[];
  @Day({ nullable: true }) willingSince!: string | null;
  @Day({ nullable: true }) willingUntil!: string | null;
  /** Enquiries, none of them binding: `[{enquiry, on, kinds, occupation, places}]`. */
  @Detail() enquiries!: {
    enquiry: string;
    on: string;
    kinds: readonly string[];
    occupation: string | null;
    places: number | null;
  }[];
  /** Every opening, also of the past. */
  @Detail() openings!: OpeningEntry[];
}
