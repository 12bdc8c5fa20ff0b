import type { CommandsOf, Decider } from '../../kernel/decider.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { reasonIf, recorder, refuseIf, warnIf } from '../../kernel/messages.js';
import { type ById, find, without } from '../by-id.js';
import { changesTo, isEmpty } from '../changes.js';
import { known, type Participant } from '../participant.js';
import { notInFuture, rightOrder } from '../rules.js';
import type * as commands from './commands.dto.js';
import type { MentorFacts } from './facts.js';

type Terms = MentorFacts['MentorAmended'];

export interface Mentor {
  readonly terms?: Terms;
  readonly registeredOn?: LocalDate;
  readonly retiredOn?: LocalDate;
  readonly erasedOn?: LocalDate;
  /** Whom the mentor accompanies, and since when. */
  readonly mentees: ById<LocalDate>;
}

const record = recorder<MentorFacts>();

const active = ({ registeredOn, retiredOn }: Mentor, on: LocalDate) =>
  refuseIf(
    !!retiredOn,
    'mentor-retired',
    `The mentor stopped on ${retiredOn}. Assign the participant to another one.`,
  ) ?? rightOrder(registeredOn, on);

export const decider: Decider<
  'mentor',
  Mentor,
  CommandsOf<typeof commands>,
  MentorFacts,
  object,
  { readonly participant: Participant }
> = {
  initial: { mentees: {} },

  decide: {
    RegisterMentor: ({ on, capacity = 1, ...person }, { mentor }, given) =>
      refuseIf(
        !!mentor.registeredOn,
        'already-registered',
        'This mentor is registered already. Change what is known with amend-mentor.',
      ) ??
      notInFuture(on, given) ??
      record('MentorRegistered', on ?? given.today, {
        ...person,
        languages: [...new Set(person.languages)],
        capacity,
      }),

    AmendMentor: ({ on, ...wanted }, { mentor }, given) => {
      const changes = changesTo<Terms>(mentor.terms, wanted);
      if (isEmpty(changes)) return [];
      return (
        notInFuture(on, given) ??
        active(mentor, on ?? given.today) ??
        record('MentorAmended', on ?? given.today, changes)
      );
    },

    AssignMentee: ({ on, ...assigned }, { mentor }, given) => {
      const from = on ?? given.today;
      const load = Object.keys(mentor.mentees).length;
      const over = load >= (mentor.terms?.capacity ?? 0);
      if (find(mentor.mentees, assigned.participant)) return [];
      return (
        known(given.participant) ??
        notInFuture(from, given) ??
        active(mentor, from) ??
        reasonIf(over, assigned.reason, `The mentor accompanies ${load} already, as agreed. Say why.`) ??
        record('MenteeAssigned', from, assigned, warnIf(over, 'over-mentor-capacity'))
      );
    },

    ReleaseMentee: ({ on, ...released }, { mentor }, given) => {
      const day = on ?? given.today;
      const since = find(mentor.mentees, released.participant);
      return (
        refuseIf(
          !since,
          'not-a-mentee',
          'The mentor does not accompany this participant. Check the participant, or assign with assign-mentee.',
        ) ??
        notInFuture(day, given) ??
        rightOrder(since, day) ??
        record('MenteeReleased', day, released)
      );
    },

    RetireMentor: ({ on, reason }, { mentor }, given) => {
      const day = on ?? given.today;
      const latest = Object.values(mentor.mentees).toSorted().at(-1);
      if (mentor.retiredOn) return [];
      return (
        notInFuture(day, given) ??
        rightOrder(mentor.registeredOn, day) ??
        rightOrder(latest, day) ?? [
          ...record('MentorRetired', day, { reason }),
          ...Object.keys(mentor.mentees).flatMap((participant) =>
            record('MenteeReleased', day, { participant, because: 'mentor-left' }),
          ),
        ]
      );
    },

    EraseMentor: (request, { mentor }, given) =>
      mentor.erasedOn
        ? []
        : (notInFuture(request.requestedOn, given) ??
          refuseIf(
            !mentor.retiredOn,
            'still-active',
            'The mentor has not stopped: name and contact data are still needed. Record that first with retire-mentor.',
          ) ??
          record('MentorErased', given.today, request)),
  },

  evolve: {
    MentorErased: (mentor, { happenedOn }) => ({ ...mentor, erasedOn: happenedOn }),
    MentorRegistered: (mentor, { data: { municipality, languages, capacity }, happenedOn }) => ({
      ...mentor,
      registeredOn: happenedOn,
      terms: { municipality, languages, capacity },
    }),
    MentorAmended: (mentor, { data }) => ({ ...mentor, terms: { ...mentor.terms, ...data } }),
    MenteeAssigned: (mentor, { data: { participant }, happenedOn }) => ({
      ...mentor,
      mentees: { ...mentor.mentees, [participant]: happenedOn },
    }),
    MenteeReleased: (mentor, { data: { participant } }) => ({
      ...mentor,
      mentees: without(mentor.mentees, participant),
    }),
    MentorRetired: (mentor, { happenedOn }) => ({ ...mentor, retiredOn: happenedOn }),
  },
};
