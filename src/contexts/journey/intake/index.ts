import { chapter } from '../../../kernel/context.js';
import type { RegisterParticipant } from './commands.dto.js';
import * as commands from './commands.dto.js';
import { decider } from './decider.js';

/**
 * Intake (Aufnahme): nobody is registered before a search has found no such person, or somebody has said why it is none
 * of those it found. A case worker is assigned, and the first talks find out what the person needs, speaks and can prove.
 * A lost certificate is recorded, too: it is where a recognition procedure begins.
 */
export const intake = chapter({
  name: 'intake',
  commands,
  decider,
  consults: {
    resembling: {
      commands: ['RegisterParticipant'],
      view: 'people',
      ask: ({ familyName, givenName, birthDate, externalNumber }: RegisterParticipant) => ({
        familyName,
        givenName,
        birthDate,
        number: externalNumber,
      }),
      initial: [],
    },
  },
  upcasts: {
    // Version 2 may know only a part of the birth date, the unit, and whom the person resembles.
    ParticipantRegistered: [(data) => data],
    // Version 2 seals the country; what was stored in plain before stays so (ADR 0061).
    CertificateRecorded: [(data) => data],
    ExperienceRecorded: [(data) => data],
  },
});
