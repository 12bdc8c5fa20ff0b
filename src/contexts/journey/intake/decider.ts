import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { ageOn } from '../../../kernel/local-date.js';
import { recorder, refuseIf } from '../../../kernel/messages.js';
import type { AtRest } from '../../../kernel/personal.js';
import type { AgeBand, CertificateKind, CertificateStatus, Need, SkillLevel } from '../../../shapes/words.js';
import { type ById, find } from '../../by-id.js';
import { notInFuture } from '../../rules.js';
import { isKnown, latest, type Since } from '../../since.js';
import type * as commands from './commands.dto.js';
import type { IntakeFacts } from './facts.js';

interface Certificate {
  readonly kind: CertificateKind;
  readonly country: string;
  readonly status: CertificateStatus;
}

export interface Intake {
  readonly participant?: AtRest<IntakeFacts['ParticipantRegistered']>;
  readonly needs?: Since<readonly Need[]>;
  readonly caseWorker?: Since<string>;
  /** By certificate id. */
  readonly certificates: ById<Certificate>;
  /** By language code. */
  readonly skills: ById<Since<SkillLevel>>;
}

const record = recorder<IntakeFacts>();

/** Each band up to the age at which the next begins. */
const BANDS: readonly (readonly [below: number, band: AgeBand])[] = [
  [18, 'under-18'],
  [25, '18-24'],
  [28, '25-27'],
  [35, '28-34'],
  [51, '35-50'],
  [65, '51-64'],
];

const ageBandOf = (age: number): AgeBand => BANDS.find(([below]) => age < below)?.[1] ?? '65-plus';

export const decider: Decider<'intake', Intake, CommandsOf<typeof commands>, IntakeFacts> = {
  initial: { certificates: {}, skills: {} },

  decide: {
    RegisterParticipant: ({ on, ...person }, { intake }, given) => {
      const registeredOn = on ?? given.today;
      return (
        refuseIf(
          !!intake.participant,
          'already-registered',
          'This journey already has its participant. Register another person as a journey of their own.',
        ) ??
        notInFuture(registeredOn, given) ??
        refuseIf(
          person.birthDate > registeredOn,
          'born-after-registration',
          'The birth date lies after the day of registration. Check both days.',
        ) ??
        record('ParticipantRegistered', registeredOn, {
          ...person,
          ageBand: ageBandOf(ageOn(person.birthDate, registeredOn)),
        })
      );
    },

    AssessNeeds: ({ on, ...assessed }, _, given) =>
      notInFuture(on, given) ??
      record('NeedsAssessed', on, { ...assessed, needs: [...new Set(assessed.needs)] }),

    RecordCertificate: ({ on, ...certificate }, _, given) =>
      notInFuture(on ?? given.today, given) ??
      record('CertificateRecorded', on ?? given.today, { ...certificate, certificate: given.commandId }),

    AssignCaseWorker: ({ on, ...assigned }, { intake }, given) => {
      const from = on ?? given.today;
      if (isKnown(intake.caseWorker, assigned.caseWorker, from)) return [];
      return notInFuture(from, given) ?? record('CaseWorkerAssigned', from, assigned);
    },

    RecordLanguageSkill: ({ on, ...skill }, { intake }, given) => {
      const from = on ?? given.today;
      if (isKnown(find(intake.skills, skill.language), skill.level, from)) return [];
      return notInFuture(from, given) ?? record('LanguageSkillRecorded', from, skill);
    },
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
    CaseWorkerAssigned: (intake, { data: { caseWorker }, happenedOn }) => ({
      ...intake,
      caseWorker: latest(intake.caseWorker, caseWorker, happenedOn),
    }),
    LanguageSkillRecorded: (intake, { data: { language, level }, happenedOn }) => ({
      ...intake,
      skills: { ...intake.skills, [language]: latest(find(intake.skills, language), level, happenedOn) },
    }),
  },
};
