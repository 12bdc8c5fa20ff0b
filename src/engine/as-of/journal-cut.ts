import type { ScannedFact } from '../../kernel/journal.js';
import { berlinDay, berlinDayAt, type LocalDate } from '../../kernel/local-date.js';
import type { Cut } from '../pasts.js';
import { invalid } from '../problems.js';

/** A fact by its place in its stream, which is the same in every journal. */
export interface FactPlace {
  readonly stream: string;
  readonly version: number;
  readonly id: string;
}

/** Where all streams are cut, and what is supposed to follow. */
export interface JournalCut extends Cut {
  /** The last fact that counts, whatever came later in whatever stream. */
  readonly through?: FactPlace;
  /** Facts that nobody has recorded, by stream, oldest first: they come after those that are there. */
  readonly plus?: ReadonlyMap<string, readonly Omit<ScannedFact, 'position'>[]>;
}

/** The cut that a query asks for, if it asks for one. */
export const cutOf = ({ recordedUntil, happenedUntil }: Cut): JournalCut | undefined =>
  recordedUntil || happenedUntil
    ? { ...(recordedUntil && { recordedUntil }), ...(happenedUntil && { happenedUntil }) }
    : undefined;

/** The day as of which figures of a cut are told. */
export const dayOf = ({ recordedUntil, happenedUntil }: Cut): LocalDate | undefined =>
  happenedUntil ??
  (recordedUntil?.length === 10 ? recordedUntil : recordedUntil && berlinDayAt(recordedUntil));

const isAhead = (moment: string, now: Date): boolean =>
  moment.length === 10 ? moment > berlinDay(now) : Date.parse(moment) > now.getTime();

/** Of what has not come yet there are no figures. @throws Problem 400 */
export const assertPast = (cut: Cut, now: Date): void => {
  const ahead = (['recordedUntil', 'happenedUntil'] as const).filter(
    (axis) => cut[axis] && isAhead(cut[axis], now),
  );
  if (ahead.length > 0)
    throw invalid(
      ahead.map((path) => ({ path, hint: 'This day has not come yet. Ask for today or an earlier day.' })),
    );
};
