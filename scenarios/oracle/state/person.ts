import { all, type Happening, latest, still } from '../happenings.js';
import { byId, distinct, since } from './parts.js';

type So = readonly Happening[];

/* What is known of the person, whatever the help. */

export const intake = (so: So) => {
  const languages = all(so, 'LanguageSkillRecorded');
  const skills = all(so, 'SkillRecorded');
  const {
    phone: _,
    email: __,
    ...participant
  } = all(so, 'ParticipantRegistered', 'DetailsChanged').reduce(
    (known, { data }) => ({ ...known, ...data }),
    {} as { phone?: string; email?: string },
  );
  return {
    participant,
    needs: since(latest(all(so, 'NeedsAssessed')), ({ data }) => data.needs),
    certificates: byId(
      all(so, 'CertificateRecorded').map(({ data: { certificate, kind, country, status } }) => [
        certificate,
        { kind, country, status },
      ]),
    ),
    languages: byId(
      distinct(languages.map(({ data }) => data.language)).map((language) => [
        language,
        since(latest(languages.filter(({ data }) => data.language === language)), ({ data }) => data.level),
      ]),
    ),
    skills: byId(
      distinct(skills.map(({ data }) => data.skill)).map((skill) => [
        skill,
        since(latest(skills.filter(({ data }) => data.skill === skill)), ({ data }) => data.level),
      ]),
    ),
    experience: byId(
      all(so, 'ExperienceRecorded').map(({ data: { occupation, years } }) => [occupation, years]),
    ),
  };
};

export const identity = (so: So) => ({
  households: byId(
    still(so, 'HouseholdJoined', ['HouseholdLeft'], ({ household }) => household).map(
      ({ on, data: { household, role } }) => [household, { role, from: on }],
    ),
  ),
  consents: byId(
    still(so, 'ConsentGiven', ['ConsentWithdrawn'], ({ purpose }) => purpose).map(({ on, data }) => [
      data.purpose,
      on,
    ]),
  ),
});

export const assignment = (so: So) => {
  const [deputy] = all(so, 'DeputyNamed').slice(-1);
  return {
    caseWorker: since(
      latest(all(so, 'CaseWorkerAssigned', 'HandOverAccepted')),
      ({ data }) => data.caseWorker,
    ),
    deputy: deputy && { account: deputy.data.deputy, from: deputy.on, until: deputy.data.until },
    offers: byId(
      still(so, 'HandOverOffered', ['HandOverAccepted', 'HandOverDeclined'], (data) => data.handOver).map(
        ({ on, data: { handOver, to } }) => [handOver, { to, on }],
      ),
    ),
  };
};

/** No story shares a case, or opens one in an emergency. */
export const sharing = () => ({ shares: {} });
export const privacy = () => ({ holds: {} });
export const emergency = () => ({ openings: {} });

export const status = (so: So) => {
  const access = all(so, 'CourseAccessClarified');
  const over = all(so, 'ResidenceTitleExpired', 'ResidenceTitleWithdrawn');
  return {
    asylum: since(latest(all(so, 'AsylumDecided')), ({ data }) => data.decision),
    prospects: since(latest(all(so, 'ProspectsAssessed')), ({ data }) => data.prospects),
    accommodation: since(latest(all(so, 'AccommodationRecorded')), ({ data }) => data.accommodation),
    courses: byId(
      distinct(access.map(({ data }) => data.courses)).map((courses) => [
        courses,
        since(latest(access.filter(({ data }) => data.courses === courses)), ({ data }) => data.open),
      ]),
    ),
    titles: byId(
      all(so, 'ResidenceTitleRecorded').map(({ on, data: { title, kind, validUntil } }) => {
        const end = over.find(({ data }) => data.title === title);
        return [title, { kind, from: on, to: end?.on ?? validUntil, over: end && true }];
      }),
    ),
    permissions: byId(
      all(so, 'WorkPermissionRecorded').map(({ on, data: { permission, scope, validUntil } }) => [
        permission,
        { scope, from: on, to: validUntil },
      ]),
    ),
    spells: byId(
      all(so, 'RegimeStarted').map(({ on, data: { spell, regime, rank } }) => {
        const end = all(so, 'RegimeEnded').find(({ data }) => data.spell === spell);
        return [spell, { regime, rank, from: on, to: end?.on }];
      }),
    ),
  };
};

/** The last word counts. */
export const closing = (so: So) => {
  const end = all(so, 'JourneyClosed', 'JourneyReopened').at(-1);
  return { closed: end?.type === 'JourneyClosed' ? { on: end.on, because: end.data.because } : undefined };
};

/** For which others a journey stands, and which one stands for it. */
export const merging = (so: So) => {
  const word = all(so, 'MergedInto', 'MergeUndone').at(-1);
  return {
    into: word?.type === 'MergedInto' ? word.data.survivor : undefined,
    duplicates: byId(
      still(so, 'DuplicateTakenOver', ['DuplicateGivenBack'], ({ duplicate }) => duplicate).map(
        ({ data }) => [data.duplicate, true],
      ),
    ),
  };
};

export const corrections = (so: So) => ({
  contested: byId(
    still(so, 'EntryContested', ['ContestLifted'], ({ entry }) => entry).map(({ on, data }) => [
      data.entry,
      on,
    ]),
  ),
});
