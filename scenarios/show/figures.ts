import { type Day, eveningOf, monthOf } from '../calendar.js';
import type { Client } from '../client.js';
import { euros, table, whole } from './format.js';

/** A line of the funding view. */
interface Line {
  readonly programme: string;
  readonly title: string;
  readonly month: string;
  readonly seats: number;
  readonly seatsUsed: number;
  readonly waiting: number;
  readonly entries: number;
  readonly exits: number;
  readonly sessions: number;
  readonly minutes: number;
  readonly units: number;
  readonly placementsJob: number;
  readonly placementsApprenticeship: number;
  readonly placementsSchool: number;
  readonly placedToDate: number;
  readonly amountCents: number;
}

type Reader = Pick<Client, 'get'>;

/** Each programme's figures on the last day of a month. */
export const showFigures = async ({ get }: Reader, days: readonly Day[]): Promise<string> => {
  const rows = days.map(async (day) => {
    const path = `funding?month=${monthOf(day)}`;
    const { rows } = await get<{ rows: Line[] }>(path, { now: eveningOf(day) });
    return rows.map((line) => [
      ...[line.title, day, whole(line.seats), whole(line.seatsUsed), whole(line.waiting)],
      ...[whole(line.placedToDate), whole(line.sessions), euros(line.amountCents)],
    ]);
  });
  return table(
    [
      { head: 'Programme', width: 25 },
      { head: 'On', width: 12 },
      { head: 'Seats', width: 8, right: true },
      { head: 'Used', width: 8, right: true },
      { head: 'Waiting', width: 10, right: true },
      { head: 'Placed so far', width: 15, right: true },
      { head: 'Talks in month', width: 16, right: true },
      { head: 'Amount in month', width: 17, right: true },
    ],
    (await Promise.all(rows)).flat(),
  );
};

const kinds = ({ placementsJob, placementsApprenticeship, placementsSchool }: Line): string =>
  [placementsJob, placementsApprenticeship, placementsSchool].map((count) => count || '–').join(' / ');

const sum = (lines: readonly Line[], of: (line: Line) => number): number =>
  lines.reduce((total, line) => total + of(line), 0);

/** The funding view of one programme, month by month. */
export const showFunding = async ({ get }: Reader, title: string, until: Day): Promise<string> => {
  const { rows } = await get<{ rows: Line[] }>('funding', { now: eveningOf(until) });
  const lines = rows.filter((line) => line.title === title);
  const flow = (of: (line: Line) => number): string => whole(sum(lines, of));
  return table(
    [
      { head: 'Month', width: 9 },
      { head: 'Used', width: 6, right: true },
      { head: 'Waiting', width: 9, right: true },
      { head: 'In / out', width: 10, right: true },
      { head: 'Talks', width: 8, right: true },
      { head: 'Hours', width: 8, right: true },
      { head: 'Units', width: 8, right: true },
      { head: 'Job / appr. / school', width: 22, right: true },
      { head: 'Placed so far', width: 15, right: true },
      { head: 'Amount', width: 14, right: true },
    ],
    [
      ...lines.map((line) => [
        ...[
          line.month,
          `${line.seatsUsed}`,
          `${line.waiting}`,
          `${line.entries || '–'} / ${line.exits || '–'}`,
        ],
        ...[whole(line.sessions), whole(Math.round(line.minutes / 60)), whole(line.units), kinds(line)],
        ...[whole(line.placedToDate), euros(line.amountCents)],
      ]),
      [
        ...['Total', '', '', `${flow((line) => line.entries)} / ${flow((line) => line.exits)}`],
        ...[flow((line) => line.sessions), whole(Math.round(sum(lines, (line) => line.minutes) / 60))],
        ...[flow((line) => line.units), '', '', euros(sum(lines, (line) => line.amountCents))],
      ],
    ],
  );
};
