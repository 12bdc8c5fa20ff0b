import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { ageOn, earliest, type LocalDate, type PartialDate } from '../../../kernel/local-date.js';
import { reasonIf, recorder, refuseIf, warnIf } from '../../../kernel/messages.js';
import type { AtRest, Sealed } from '../../../kernel/personal.js';
import { ruleOn } from '../../../rules/in-force.js';
import type {
  AgeBand,
  CertificateKind,
  CertificateStatus,
  Mastery,
  Need,
  SkillLevel,
} from '../../../shapes/words.js';
import { type ById, find } from '../../by-id.js';
import { notInFuture } from '../../rules.js';
import { isKnown, latest, type Since } from '../../since.js';
import type * as commands from './commands.dto.js';
import type { IntakeFacts } from './facts.js';

interface Certificate {
  readonly kind: CertificateKind;
  readonly country: Sealed;
  readonly status: CertificateStatus;
}

export interface Intake {
  readonly participant?: AtRest<IntakeFacts['ParticipantRegistered']>;
  readonly needs?: Since<readonly Need[]>;
  /** By certificate id. */
  readonly certificates: ById<Certificate>;
  /** By language code. */
  readonly languages: ById<Since<SkillLevel>>;
  /** By skill. */
  readonly skills: ById<Since<Mastery>>;
  /** Full years of work, by occupation. */
  readonly experience: ById<number>;
}

const record = recorder<IntakeFacts>();

/** In rising order; the rule says with which age each but the first begins. */
const BANDS: readonly AgeBand[] = ['under-18', '18-24', '25-27', '28-34', '35-50', '51-64', '65-plus'];

const ageBandOn = (birthDate: PartialDate, on: LocalDate): AgeBand =>
  BANDS[ruleOn('age-bands', on)!.filter((begins) => begins <= ageOn(earliest(birthDate), on)).length]!;

const born = (birthDate: PartialDate | undefined, on: LocalDate) =>
  refuseIf(
    !!birthDate && earliest(birthDate) > on,
    'born-after-registration',
    'The birth date lies after the day of the entry. Check both days.',
  );

/** Somebody whom the search found for a new participant. */
export interface Resembling {
  /** The journey; absent where another unit has it. */
  readonly id?: string;
  /** The unit to ask. */
  readonly unit: string | null;
  /** Whether it may well be the same person. */
  readonly probable: boolean;
}

const said = ({ id, unit }: Resembling): string => (id ? `journey ${id}` : `a journey of unit ${unit}`);

export const decider: Decider<
  'intake',
  Intake,
  CommandsOf<typeof commands>,
  IntakeFacts,
  object,
  { readonly resembling: readonly Resembling[] }
> = {
  initial: { certificates: {}, languages: {}, skills: {}, experience: {} },

  decide: {
    RegisterParticipant: ({ on, reason, ...person }, { intake }, given) => {
      const registeredOn = on ?? given.today;
      const same = given.resembling.filter(({ probable }) => probable);
      const resembles = same.flatMap(({ id }) => id ?? []);
      return (
        refuseIf(
          !!intake.participant,
          'already-registered',
          'This journey already has its participant. Register another person as a journey of their own.',
        ) ??
        notInFuture(registeredOn, given) ??
        born(person.birthDate, registeredOn) ??
        reasonIf(
          same.length > 0,
          reason,
          `This may be somebody who is known already: ${same.map(said).join(', ')}. Look there first, or say why it is another person.`,
        ) ??
        record(
          'ParticipantRegistered',
          registeredOn,
          {
            ...person,
            ageBand: ageBandOn(person.birthDate, registeredOn),
            unit: given.actor.unit,
            ...(resembles.length > 0 && { resembles }),
            ...(reason && { reason }),
          },
          warnIf(same.length > 0, 'possible-duplicate'),
        )
      );
    },

    AssessNeeds: ({ on, ...assessed }, _, given) =>
      notInFuture(on, given) ??
      record('NeedsAssessed', on, { ...assessed, needs: [...new Set(assessed.needs)] }),

    RecordCertificate: ({ on, ...certificate }, _, given) =>
      notInFuture(on, given) ??
      record('CertificateRecorded', on ?? given.today, { ...certificate, certificate: given.commandId }),

    RecordLanguageSkill: ({ on, ...skill }, { intake }, given) => {
      const from = on ?? given.today;
      if (isKnown(find(intake.languages, skill.language), skill.level, from)) return [];
      return notInFuture(from, given) ?? record('LanguageSkillRecorded', from, skill);
    },

    ChangeDetails: ({ on, ...changes }, _, given) => {
      const from = on ?? given.today;
      const { birthDate } = changes;
      const ageBand = birthDate && { ageBand: ageBandOn(birthDate, from) };
      return (
        refuseIf(Object.keys(changes).length === 0, 'nothing-to-change', 'Say what is to be changed.') ??
        notInFuture(from, given) ??
        born(birthDate, from) ??
        record('DetailsChanged', from, { ...changes, ...ageBand })
      );
    },

    RecordSkill: ({ on, ...found }, { intake }, given) => {
      const from = on ?? given.today;
      if (isKnown(find(intake.skills, found.skill), found.level, from)) return [];
      return notInFuture(from, given) ?? record('SkillRecorded', from, found);
    },

    RecordExperience: ({ on, ...told }, { intake }, given) =>
      find(intake.experience, told.occupation) === told.years
        ? []
        : (notInFuture(on, given) ?? record('ExperienceRecorded', on ?? given.today, told)),
  },

  evolve: {
    ParticipantRegistered: (intake, { data }) => ({ ...intake, participant: data }),
    NeedsAssessed: (intake, { data: { needs }, happenedOn }) => ({
      ...intake,
      needs: latest(intake.needs, needs, happenedOn),
    }),
    CertificateRecorded: (intake, { data: { certificate, kind, country, status } }) => ({
      ...intake,
      certificates: { ...intake.certificates, [certificate]: { kind, country, status } },
    }),
    LanguageSkillRecorded: (intake, { data: { language, level }, happenedOn }) => ({
      ...intake,
      languages: {
        ...intake.languages,
        [language]: latest(find(intake.languages, language), level, happenedOn),
      },
    }),
    // Phone and mail are kept for whoever opens the record; no rule looks at them.
    DetailsChanged: (intake, { data: { phone, email, ...changes } }) => ({
      ...intake,
      ...(intake.participant && { participant: { ...intake.participant, ...changes } }),
    }),
    SkillRecorded: (intake, { data: { skill, level }, happenedOn }) => ({
      ...intake,
      skills: { ...intake.skills, [skill]: latest(find(intake.skills, skill), level, happenedOn) },
    }),
    ExperienceRecorded: (intake, { data: { occupation, years } }) => ({
      ...intake,
      experience: { ...intake.experience, [occupation]: years },
    }),
  },
};
