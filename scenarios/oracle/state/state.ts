import {
  all,
  type Happening,
  cases,
  histories,
  openOffers,
  plain,
  stays,
  type Testimony,
  waits,
} from '../happenings.js';
import { coaching, plan, support } from './help.js';
import { language, recognition, training } from './learning.js';
import { benefits, claims, cohorts, protection } from './money.js';
import {
  assignment,
  closing,
  corrections,
  emergency,
  identity,
  intake,
  merging,
  privacy,
  sharing,
  status,
} from './person.js';
import { internship, placement } from './work.js';

type So = readonly Happening[];

const offers = (so: So) => all(so, 'SeatOfferReceived').map(({ data }) => data.programme);

const enrolment = (so: So) => ({
  episodes: stays(so),
  waiting: Object.fromEntries(
    waits(so)
      .filter(({ to }) => to === undefined)
      .map(({ programme }) => [programme, offers(so).includes(programme) ? 'offered' : 'waiting']),
  ),
});

const CHAPTERS: Readonly<Record<string, (so: So) => object>> = {
  ...{
    intake,
    identity,
    assignment,
    sharing,
    emergency,
    privacy,
    status,
    enrolment,
    plan,
    coaching,
    language,
    training,
  },
  ...{ internship, recognition, placement, support, closing, corrections, merging },
  ...{ protection, benefits, claims, cohorts },
};

/** A journey's state, chapter by chapter. */
export const journeyState = (so: So): object =>
  plain(Object.fromEntries(Object.entries(CHAPTERS).map(([name, chapter]) => [name, chapter(so)])));

/** Who has a seat, and who waits for one in which order. */
export const seatsAndQueue = (
  testimony: Testimony,
  programme: string,
): { seats: string[]; queue: string[] } => {
  const open = (of: typeof stays) =>
    [...cases(testimony)]
      .flatMap(([id, so]) =>
        of(so)
          .filter((one) => one.programme === programme && one.to === undefined)
          .map(({ from }) => ({ id, from })),
      )
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ id }) => id);
  const so = histories(testimony, 'programmes').get(programme)!;
  const kept = openOffers(so).map(({ data }) => data.participant);
  return {
    seats: [...open(stays), ...kept].toSorted(),
    queue: open(waits).filter((id) => !kept.includes(id)),
  };
};
