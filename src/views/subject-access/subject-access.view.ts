import type { Mention } from '../../engine/read-log/mentions.js';
import { type Reading, streamView } from '../../engine/tell.js';
import { categoryOf } from '../../kernel/projection.js';
import { personProjection } from '../people/person.projection.js';
import type { PersonRow } from '../people/person.row.js';
import type { ReadLogLine } from '../read-log/read-log.dto.js';
import { readLog } from '../read-log/read-log.view.js';
import { about } from './about.js';
import { htmlForm } from './html.form.js';
import { SubjectAccessAnswer, SubjectAccessQuery } from './subject-access.dto.js';

/** Facts by which data went to somebody outside. */
const GIVEN_AWAY = [
  'CaseShared',
  'SharingWithdrawn',
  'DataDisclosed',
  'ReferralMade',
  'ConsentGiven',
  'ConsentWithdrawn',
];
/** More than anybody's data was ever looked at. */
const ALL = 1_000_000;

const entry = (mention: Mention, own: string) => {
  const { fact, means, superseded } = mention;
  const { actor, legalBasis } = fact.meta;
  return {
    ...{ in: categoryOf(fact.stream), type: fact.type, meaning: means.en, bedeutung: means.de },
    ...{ happenedOn: fact.happenedOn, recordedAt: fact.recordedAt, role: actor.role, unit: actor.unit },
    ...{ legalBasis, superseded, data: about(mention, own) },
  };
};

const readersOf = async (id: string, { look }: Reading) => {
  const lines = (await look(readLog, { participant: id, limit: ALL })) as readonly ReadLogLine[];
  return lines
    .filter(({ outcome }) => outcome === 'shown')
    .map(({ at, role, unit, what, verb, ground }) => ({ at, role, unit, what, verb, ground }));
};

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();

/** All that is held on a person. The accounts of staff are no data of hers: role and unit say who it was. */
export const subjectAccess = streamView<PersonRow>({
  name: 'subject-access',
  summary:
    'All data held on one person and who saw it, for that person (Auskunft, Art. 15 DSGVO, § 83 SGB X).',
  answer: SubjectAccessAnswer,
  query: SubjectAccessQuery,
  fold: personProjection,
  files: {
    json: {
      type: 'application/json; charset=utf-8',
      of: (told) => Buffer.from(JSON.stringify(told, null, 2)),
    },
    html: { type: 'text/html; charset=utf-8', of: (told) => Buffer.from(htmlForm(told)) },
  },
  tell: async (row, reading) => {
    const mentions = await reading.mentions(row.id);
    const entries = mentions.map((mention) => entry(mention, row.id));
    const { familyName, givenName, birthDate, municipality, unit } = row;
    return {
      id: row.id,
      person: { familyName, givenName, birthDate, municipality, unit },
      legalBases: unique(entries.map(({ legalBasis }) => legalBasis)),
      sources: unique(entries.map((each) => each.unit)),
      entries,
      recipients: entries.filter(({ type }) => GIVEN_AWAY.includes(type)),
      readers: await readersOf(row.id, reading),
      shortened: mentions.filter(({ persons }) => persons.length > 1).length,
    };
  },
});
