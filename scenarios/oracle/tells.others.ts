import type { Day } from '../calendar.js';
import { all, isA } from './happenings.js';
import type { Entry, Said, Tell } from './telling.js';

/* What leaving a programme says about its seat, and what a merge says about the other journey. */

/** The seat is offered to the next one on the day of the entry. */
export const leaves = (
  { id, on, body, today, moves, names }: Entry,
  type: 'ProgrammeCompleted' | 'DroppedOut',
  because: string,
): ReturnType<Tell> => {
  const programme = body.programme as string;
  const to = `programmes/${programme}`;
  return [
    { type, data: body },
    { to, type: 'SeatReleased', on, data: { participant: id, because } },
    ...moves.flatMap(({ who }) => offered(programme, names(who), today)),
  ];
};

/** A freed seat, in the programme's history and in the participant's. */
export const offered = (programme: string, participant: string, on: Day): ReturnType<Tell> => [
  {
    to: `programmes/${programme}`,
    ...{ type: 'SeatOffered', on, data: { participant, because: 'waiting-order' } },
  },
  { to: `journeys/${participant}`, type: 'SeatOfferReceived', on, data: { programme } },
];

/** Who the person is, and who accompanies her, each journey says for itself. */
const itsOwn = isA(
  ...(['ParticipantRegistered', 'DetailsChanged', 'CaseWorkerAssigned', 'DeputyNamed'] as const),
  ...(['HandOverOffered', 'HandOverAccepted', 'HandOverDeclined', 'MergedInto', 'MergeUndone'] as const),
  ...(['EntryCorrected', 'EntryContested', 'ContestLifted', 'JourneyClosed', 'JourneyReopened'] as const),
);

/** Under which name and birth date it was registered. */
const nameOf = (so: Entry['so']) => {
  const { familyName, givenName, birthDate } = Object.assign(
    {},
    ...all(so, 'ParticipantRegistered', 'DetailsChanged').map(({ data }) => data),
  ) as Record<string, string | undefined>;
  return { familyName, givenName, birthDate };
};

/** The other journey carries on everything else. */
export const merges = ({ id, body, so }: Entry): Said[] => {
  const to = `journeys/${String(body.survivor)}`;
  const from = `journeys/${id}`;
  return [
    { type: 'MergedInto', data: body },
    { to, type: 'DuplicateTakenOver', data: { duplicate: id, ...nameOf(so) } },
    ...so.filter((each) => !itsOwn(each)).map((each) => ({ to, from, ...each })),
  ];
};

export const parts = ({ id, body, so }: Entry): Said[] => {
  const { survivor } = all(so, 'MergedInto').at(-1)!.data;
  const to = `journeys/${survivor}`;
  return [
    { type: 'MergeUndone', data: { survivor, moved: [], ...body } },
    { to, type: 'DuplicateGivenBack', data: { duplicate: id }, takesBack: `journeys/${id}` },
  ];
};
