import { all, type Happening, still } from '../happenings.js';
import { byId } from './parts.js';

type So = readonly Happening[];

/* Internships, openings and placements. */

export const internship = (so: So) => ({
  internships: byId(
    all(so, 'InternshipAgreed').map(({ data: { internship, programme, kind, plannedFrom, plannedTo } }) => {
      const its = <H extends { data: { internship: string } }>(some: readonly H[]) =>
        some.filter(({ data }) => data.internship === internship);
      return [
        internship,
        {
          ...{ programme, kind, plannedFrom },
          plannedTo: its(all(so, 'InternshipExtended')).at(-1)?.data.plannedTo ?? plannedTo,
          startedOn: its(all(so, 'InternshipStarted'))[0]?.on,
          endedOn: its(all(so, 'InternshipEnded'))[0]?.on,
          cancelledOn: its(all(so, 'InternshipCancelled'))[0]?.on,
        },
      ];
    }),
  ),
});

export const placement = (so: So) => ({
  matches: byId(
    all(so, 'MatchedToOpening').map(({ on, data: { match, opening } }) => {
      const ended = all(so, 'MatchEnded').find(({ data }) => data.match === match);
      return [match, { opening, matchedOn: on, endedOn: ended?.on }];
    }),
  ),
  secured: byId(
    still(so, 'OpeningSecured', ['OpeningLost'], ({ opening }) => opening).map(({ on, data }) => [
      data.opening,
      on,
    ]),
  ),
  mentors: byId(
    still(so, 'MentorAssigned', ['MentorReleased'], ({ mentor }) => mentor).map(({ on, data }) => [
      data.mentor,
      on,
    ]),
  ),
  placements: byId(
    all(so, 'Placed').map(({ on: startedOn, data: { placement } }) => {
      const retained = all(so, 'Retained').filter(({ data }) => data.placement === placement);
      const ended = all(so, 'PlacementEnded').find(({ data }) => data.placement === placement);
      return [placement, { startedOn, retained: retained.map(({ data }) => data.after), endedOn: ended?.on }];
    }),
  ),
});
