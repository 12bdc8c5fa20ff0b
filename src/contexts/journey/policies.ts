import type { Fact } from '../../kernel/messages.js';
import { policy, reactor } from '../../kernel/policy.js';
import { idOf } from '../../kernel/projection.js';
import type { ProgrammeFacts } from '../programme/facts.js';
import type { Reactions } from './enrolment/decider.js';

const react = reactor<Reactions>();

/** Tells the participant's journey what happened in the programme, on the same day. */
const tell =
  (command: keyof Reactions) =>
  ({ stream, happenedOn, data }: Fact<string, { readonly participant: string }>) =>
    react(`journey-${data.participant}`, command, { programme: idOf(stream), on: happenedOn });

/** What a programme decides about seats stands in the journey, too. */
export const seatsReachTheJourney = policy<ProgrammeFacts>('seats-reach-the-journey', {
  SeatReserved: tell('TakeSeat'),
  ParticipantWaitlisted: tell('JoinWaitingList'),
  SeatOffered: tell('ReceiveSeatOffer'),
  SeatDeclined: tell('LeaveWaitingList'),
  SeatOfferLapsed: tell('LeaveWaitingList'),
  RequestWithdrawn: tell('LeaveWaitingList'),
});
