import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import { reasonIf, recorder, refuseIf, warnIf } from '../../../kernel/messages.js';
import { type ById, changed, find, without } from '../../by-id.js';
import { changesTo, isEmpty } from '../../changes.js';
import { known, type Participant } from '../../participant.js';
import { notInFuture, rightOrder } from '../../rules.js';
import type * as commands from './commands.dto.js';
import type { OpeningsFacts } from './facts.js';
import { type Changes, filledPlaces, offered, type Opening, published, type Terms } from './opening.js';

export interface Openings {
  /** By opening id. */
  readonly openings: ById<Opening>;
}

const record = recorder<OpeningsFacts>();

export const decider: Decider<
  'openings',
  Openings,
  CommandsOf<typeof commands>,
  OpeningsFacts,
  object,
  { readonly participant: Participant }
> = {
  initial: { openings: {} },

  decide: {
    PublishOpening: (
      { on, skills = [], drivingLicence = false, workPermission = true, ...terms },
      _,
      given,
    ) => {
      const publishedOn = on ?? given.today;
      return (
        notInFuture(publishedOn, given) ??
        rightOrder(publishedOn, terms.until) ??
        record('OpeningPublished', publishedOn, {
          ...terms,
          opening: given.commandId,
          skills: [...new Set(skills)],
          drivingLicence,
          workPermission,
        })
      );
    },

    AmendOpening: ({ opening, on, reason, ...wanted }, { openings: { openings } }, given) => {
      const its = find(openings, opening);
      const amendedOn = on ?? given.today;
      const changes = changesTo<Changes>(its?.terms, wanted);
      const tooFew = !!its && wanted.places !== undefined && wanted.places < filledPlaces(its);
      if (its && isEmpty(changes)) return [];
      return (
        published(its, amendedOn) ??
        offered(its) ??
        notInFuture(amendedOn, given) ??
        rightOrder(its?.publishedOn, wanted.until) ??
        reasonIf(tooFew, reason, `${its && filledPlaces(its)} places are filled. Say why there are fewer.`) ??
        record(
          'OpeningAmended',
          amendedOn,
          { ...changes, opening, reason },
          warnIf(tooFew, 'fewer-places-than-filled'),
        )
      );
    },

    FillOpening: ({ on, ...filling }, { openings: { openings } }, given) => {
      const its = find(openings, filling.opening);
      const filledOn = on ?? given.today;
      const late = !!its?.terms.until && filledOn > its.terms.until;
      if (its && find(its.filled, filling.participant)) return [];
      return (
        known(given.participant) ??
        published(its, filledOn) ??
        offered(its) ??
        notInFuture(filledOn, given) ??
        refuseIf(
          !!its && filledPlaces(its) >= its.terms.places,
          'opening-full',
          'All places of this opening are filled. If the employer takes more, amend the places first.',
        ) ??
        reasonIf(
          late,
          filling.reason,
          `One could apply until ${its?.terms.until}. Say why it was filled later.`,
        ) ??
        record('OpeningFilled', filledOn, filling, warnIf(late, 'opening-expired'))
      );
    },

    FreeOpening: ({ on, ...freed }, { openings: { openings } }, given) => {
      const its = find(openings, freed.opening);
      const freedOn = on ?? given.today;
      const since = its && find(its.filled, freed.participant);
      return (
        published(its, freedOn) ??
        refuseIf(
          !since,
          'no-place-filled',
          'The participant has no place of this opening. Check the participant, or give one with fill-opening.',
        ) ??
        notInFuture(freedOn, given) ??
        rightOrder(since, freedOn) ??
        record('OpeningFreed', freedOn, freed)
      );
    },

    WithdrawOpening: ({ on, ...withdrawn }, { openings: { openings } }, given) => {
      const its = find(openings, withdrawn.opening);
      const withdrawnOn = on ?? given.today;
      if (its?.withdrawnOn) return [];
      return (
        published(its, withdrawnOn) ??
        notInFuture(withdrawnOn, given) ??
        record('OpeningWithdrawn', withdrawnOn, withdrawn)
      );
    },
  },

  evolve: {
    OpeningPublished: ({ openings }, { data: { opening, ...terms }, happenedOn }) => ({
      openings: { ...openings, [opening]: { terms, publishedOn: happenedOn, filled: {} } },
    }),
    OpeningAmended: ({ openings }, { data: { opening, reason: _, ...changes } }) => {
      const its = find(openings, opening);
      return { openings: changed(openings, opening, { terms: { ...its?.terms, ...changes } as Terms }) };
    },
    OpeningFilled: ({ openings }, { data: { opening, participant }, happenedOn }) => ({
      openings: changed(openings, opening, {
        filled: { ...find(openings, opening)?.filled, [participant]: happenedOn },
      }),
    }),
    OpeningFreed: ({ openings }, { data: { opening, participant } }) => ({
      openings: changed(openings, opening, {
        filled: without(find(openings, opening)?.filled ?? {}, participant),
      }),
    }),
    OpeningWithdrawn: ({ openings }, { data: { opening }, happenedOn }) => ({
      openings: changed(openings, opening, { withdrawnOn: happenedOn }),
    }),
  },
};
