import type { Day } from '../../calendar.js';
import { all, type Happening, histories, type Testimony, type Type } from '../happenings.js';

type Match = { readonly match: string };

/** How far participants came with an employer: matches by its id, internships and placements by its name. */
export const funnelOf = (testimony: Testimony, id: string, name: string, today: Day) => {
  const journeys = [...histories(testimony, 'journeys').values()];
  const matches = journeys.flatMap((so) =>
    all(so, 'MatchedToOpening')
      .filter(({ data }) => data.employer === id)
      .map(({ data: { match } }) => so.filter(({ data }) => (data as Partial<Match>).match === match)),
  );
  const having = (...types: readonly Type[]) =>
    matches.filter((its) => its.some(({ type }) => types.includes(type))).length;
  const isPlaced = (its: readonly Happening[]) =>
    all(its, 'MatchEnded').some(({ data: { because } }) => because === 'placed');
  const here = ({ employer }: { readonly employer: string }) =>
    employer.trim().toLowerCase() === name.trim().toLowerCase();
  const begun = journeys.flatMap((so) => {
    const agreed = all(so, 'InternshipAgreed').filter(({ data }) => here(data));
    return all(so, 'InternshipStarted').filter(
      ({ on, data }) => on <= today && agreed.some((its) => its.data.internship === data.internship),
    );
  });
  const placed = journeys.flatMap((so) =>
    all(so, 'Placed').filter(({ on, data }) => on <= today && here(data)),
  );
  return {
    matched: matches.length,
    applied: having('ApplicationSent'),
    interviewed: having('InterviewHeld'),
    offered: having('PlaceOffered'),
    placed: matches.filter(isPlaced).length,
    internships: begun.length,
    placements: placed.length,
  };
};
