import Table from 'cli-table3';

/** How figures are written in a German office. */
export const euros = (cents: number): string =>
  `${(cents / 100).toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} €`;

export const whole = (count: number): string => count.toLocaleString('de-DE');

/** `SessionHeld`, `sessionHeld` and `session-held` → `session held`. */
export const words = (name: string): string =>
  name.replace(/(?<!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ');

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const berlin = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant as the clock on the wall shows it. */
export const wallClock = (instant: string): string => berlin.format(new Date(instant));

export interface Column {
  readonly head: string;
  /** With its padding. */
  readonly width: number;
  readonly right?: boolean;
}

/** A table of at most 120 characters; a long text goes on in the next line of its cell. */
export const table = (columns: readonly Column[], rows: readonly (readonly string[])[]): string => {
  const drawn = new Table({
    head: columns.map(({ head }) => head),
    colWidths: columns.map(({ width }) => width),
    colAligns: columns.map(({ right }) => (right ? 'right' : 'left')),
    wordWrap: true,
    style: process.stdout.isTTY ? { head: ['bold'], border: ['gray'] } : { head: [], border: [] },
    // No lines between rows: an empty first cell says that the row goes on.
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  drawn.push(...rows.map((row) => [...row]));
  return drawn.toString();
};
