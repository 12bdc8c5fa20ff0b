import type { CommandsOf, Decider, Given } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { reasonIf, recorder, refuseIf, warnIf } from '../../../kernel/messages.js';
import { type ById, changed, find } from '../../by-id.js';
import { notInFuture } from '../../rules.js';
import type * as commands from './commands.dto.js';
import type { Placements } from './decider.js';
import type { PlacementFacts } from './facts.js';

/** What an employer tells about its openings, by their ids. */
export type Offering = ById<{
  readonly places: number;
  readonly until?: LocalDate;
  readonly withdrawnOn?: LocalDate;
  /** By participant. */
  readonly filled: ById<true>;
}>;

/** A participant and an opening that may fit. */
export interface Match {
  readonly opening: string;
  readonly matchedOn: LocalDate;
  readonly endedOn?: LocalDate;
}

type Commands = CommandsOf<typeof commands>;
type Deciding = Decider<'placement', Placements, Commands, PlacementFacts, object, { employer: Offering }>;
type Evolving = Deciding['evolve'];

const record = recorder<PlacementFacts>();

const onTheWay = (match: Match | undefined, on: LocalDate) =>
  refuseIf(
    !match,
    'unknown-match',
    'There is no match with this id in this journey. Record it first with match-to-opening.',
  ) ??
  refuseIf(
    !!match && on < match.matchedOn,
    'before-match',
    `The participant was matched on ${match?.matchedOn}; this day lies before.`,
  ) ??
  refuseIf(
    !!match?.endedOn,
    'match-ended',
    `This match ended on ${match?.endedOn}. Match the participant anew with match-to-opening.`,
  );

/** Refusals of a step on the way of a match. */
const refused = (match: string, on: LocalDate, { matches }: Placements, given: Given) =>
  notInFuture(on, given) ?? onTheWay(find(matches, match), on);

const isOpen = ({ matches }: Placements, opening: string): boolean =>
  Object.values(matches).some((match) => match.opening === opening && !match.endedOn);

const matchToOpening: Deciding['decide']['MatchToOpening'] = (
  { on, ...matched },
  { placement },
  { employer, ...given },
) => {
  const day = on ?? given.today;
  const its = find(employer, matched.opening);
  const expired = !!its?.until && day > its.until;
  const full = !!its && Object.keys(its.filled).length >= its.places;
  if (isOpen(placement, matched.opening)) return [];
  return (
    refuseIf(
      !its,
      'unknown-opening',
      'This employer has no opening with this id. Look for one in the openings.',
    ) ??
    refuseIf(
      !!its?.withdrawnOn,
      'opening-withdrawn',
      `The opening was withdrawn on ${its?.withdrawnOn}. Look for another one in the openings.`,
    ) ??
    notInFuture(day, given) ??
    reasonIf(
      expired || full,
      matched.reason,
      'All places are filled, or one can no longer apply. Say why it was matched all the same.',
    ) ??
    record('MatchedToOpening', day, { ...matched, match: given.commandId }, [
      ...warnIf(expired, 'opening-expired'),
      ...warnIf(full, 'opening-full'),
    ])
  );
};

const matched: Evolving['MatchedToOpening'] = (state, { data: { match, opening }, happenedOn }) => ({
  ...state,
  matches: { ...state.matches, [match]: { opening, matchedOn: happenedOn } },
});

const ended: Evolving['MatchEnded'] = (state, { data: { match }, happenedOn }) => ({
  ...state,
  matches: changed(state.matches, match, { endedOn: happenedOn }),
});

const noted = (state: Placements): Placements => state;

const decide: Omit<Deciding['decide'], 'RecordPlacement' | 'ConfirmRetention' | 'EndPlacement'> = {
  MatchToOpening: matchToOpening,
  RecordApplication: ({ on, ...sent }, { placement }, given) =>
    refused(sent.match, on, placement, given) ?? record('ApplicationSent', on, sent),
  RecordInterview: ({ on, ...held }, { placement }, given) =>
    refused(held.match, on, placement, given) ?? record('InterviewHeld', on, held),
  RecordPlaceOffer: ({ on, ...offered }, { placement }, given) =>
    refused(offered.match, on, placement, given) ?? record('PlaceOffered', on, offered),
  EndMatch: ({ on, ...end }, { placement }, given) =>
    refused(end.match, on, placement, given) ?? record('MatchEnded', on, end),
};

/** The part of the chapter that leads from an opening to an offer. */
export const matching = {
  decide,
  evolve: {
    MatchedToOpening: matched,
    ApplicationSent: noted,
    InterviewHeld: noted,
    PlaceOffered: noted,
    MatchEnded: ended,
  },
};
