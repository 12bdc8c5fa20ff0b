import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { type Opened, projection } from '../../kernel/projection.js';
import { accompanied } from '../changes.js';
import { birthKeys, type Described, phoneKey, textKey } from './likeness.js';
import { nameWords } from './names.js';
import { PersonRow } from './person.row.js';

const given = <T>(values: readonly (T | null)[]): T[] => values.filter((value) => value !== null);

/** Who a row is about, under each name that the person is known by. */
export const descriptionsOf = (row: Opened<PersonRow>): readonly Described[] => {
  const contact = {
    phones: given([row.phone]),
    emails: given([row.email]),
    numbers: given(row.numbers),
  };
  const { familyName, givenName, birthDate } = row;
  const aliases = row.aliases as unknown as readonly Described[];
  return [{ familyName, givenName, birthDate }, ...aliases].map((names) => ({ ...names, ...contact }));
};

/** Words under which somebody so described is found. */
export const wordsOf = (described: readonly Described[]) => {
  const unique = (words: readonly string[]) => [...new Set(words)];
  const [{ phones = [], emails = [], numbers = [] } = {}] = described;
  return {
    nameWords: unique(described.flatMap(({ familyName, givenName }) => nameWords(familyName, givenName))),
    birthWords: unique(described.flatMap(({ birthDate }) => birthKeys(birthDate))),
    contactWords: unique([
      ...phones.map((phone) => `phone ${phoneKey(phone)}`),
      ...[...emails, ...numbers].map((text) => `text ${textKey(text)}`),
    ]),
  };
};

export const personProjection = projection<JourneyFacts, PersonRow>({
  name: 'person',
  version: 2,
  of: 'journey',
  row: PersonRow,
  indexes: ['USING gin (name_words)', 'USING gin (birth_words)', 'USING gin (contact_words)'],
  initial: (id) => ({
    id,
    unit: null,
    familyName: null,
    givenName: null,
    birthDate: null,
    phone: null,
    email: null,
    numbers: [],
    aliases: [],
    municipality: '',
    caseWorker: null,
    caseWorkerSince: null,
    closed: false,
    resembles: [],
    nameWords: [],
    birthWords: [],
    contactWords: [],
  }),
  words: (row) => wordsOf(descriptionsOf(row)),
  on: {
    ParticipantRegistered: (row, { data }) => ({
      ...row,
      unit: data.unit ?? null,
      familyName: data.familyName,
      givenName: data.givenName ?? null,
      birthDate: data.birthDate,
      municipality: data.municipality,
      numbers: data.externalNumber ? [...row.numbers, data.externalNumber] : row.numbers,
      resembles: [...(data.resembles ?? [])],
    }),
    DetailsChanged: (row, { data }) => ({
      ...row,
      familyName: data.familyName ?? row.familyName,
      givenName: data.givenName ?? row.givenName,
      birthDate: data.birthDate ?? row.birthDate,
      municipality: data.municipality ?? row.municipality,
      phone: data.phone ?? row.phone,
      email: data.email ?? row.email,
    }),
    ExternalNumberRecorded: (row, { data: { number } }) => ({ ...row, numbers: [...row.numbers, number] }),
    CaseWorkerAssigned: (row, { data, happenedOn }) => accompanied(row, data.caseWorker, happenedOn),
    HandOverAccepted: (row, { data, happenedOn }) => accompanied(row, data.caseWorker, happenedOn),
    DuplicateTakenOver: (row, { data: { duplicate, familyName, givenName, birthDate } }) => ({
      ...row,
      aliases: [
        ...row.aliases,
        {
          duplicate,
          familyName: familyName ?? null,
          givenName: givenName ?? null,
          birthDate: birthDate ?? null,
        },
      ],
    }),
    DuplicateGivenBack: (row, { data: { duplicate } }) => ({
      ...row,
      aliases: row.aliases.filter((alias) => alias.duplicate !== duplicate),
    }),
    JourneyClosed: (row) => ({ ...row, closed: true }),
    JourneyReopened: (row) => ({ ...row, closed: false }),
    // Nobody is found by words of what was erased.
    PersonErased: () => null,
  },
});
