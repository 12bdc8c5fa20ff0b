import { acting } from '../sign-in/acting.js';

const BERLIN = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** Today's day in Berlin; in a demonstration, the day that it plays on. */
export const today = (): string => BERLIN.format(new Date(acting()['Dev-Now'] ?? Date.now()));

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
