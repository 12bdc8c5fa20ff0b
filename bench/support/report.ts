import Table from 'cli-table3';
import { figure, type Line } from './measure.js';

const yes = (reached: boolean | null): string => (reached === null ? '–' : reached ? 'yes' : 'no');

export const HEAD = [
  'bench',
  'case',
  'ours',
  'against',
  'theirs',
  'unit',
  'ratio',
  'spread',
  'goal',
  'reached',
];

export const cells = (line: Line): string[] => [
  line.bench,
  line.case,
  figure(line.ours),
  line.against,
  figure(line.theirs),
  line.unit,
  line.ratio === null ? '–' : `${figure(line.ratio)} ×`,
  line.spread === null ? '–' : `${Math.round(line.spread * 100)} %`,
  line.goal ?? '–',
  yes(line.reached),
];

/** For the terminal. */
export const printed = (lines: readonly Line[]): string => {
  const table = new Table({ head: HEAD, style: { head: [], border: [] } });
  table.push(...lines.map(cells));
  return table.toString();
};
