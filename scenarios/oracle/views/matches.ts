import type { Day } from '../../calendar.js';
import { all, type Happening } from '../happenings.js';

type So = readonly Happening[];

/** The way of each match from the proposal to its end; the first day of each step counts. */
export const matchesOf = (so: So) =>
  all(so, 'MatchedToOpening').map(({ on, data: { match, employer, opening } }) => {
    const first = (type: 'ApplicationSent' | 'InterviewHeld' | 'PlaceOffered'): Day | null =>
      all(so, type)
        .filter(({ data }) => data.match === match)
        .map((each) => each.on)
        .toSorted()[0] ?? null;
    const ended = all(so, 'MatchEnded').findLast(({ data }) => data.match === match);
    return {
      ...{ id: match, employer, opening, matchedOn: on, appliedOn: first('ApplicationSent') },
      ...{ interviewedOn: first('InterviewHeld'), offeredOn: first('PlaceOffered') },
      ...{ endedOn: ended?.on ?? null, because: ended?.data.because ?? null },
    };
  });

/** What somebody has begun by a day, with the employer's name. */
export const begunBy = (so: So, today: Day) => {
  const agreed = all(so, 'InternshipAgreed');
  const cancelled = all(so, 'InternshipCancelled').map(({ data }) => data.internship);
  return [
    ...all(so, 'InternshipStarted')
      .filter(({ on, data }) => on <= today && !cancelled.includes(data.internship))
      .map(({ data: { internship } }) => ({
        kind: 'internship',
        employer: agreed.find(({ data }) => data.internship === internship)!.data.employer,
      })),
    ...all(so, 'Placed')
      .filter(({ on }) => on <= today)
      .map(({ data: { employer } }) => ({ kind: 'placement', employer })),
  ];
};
