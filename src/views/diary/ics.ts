import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { berlinInstant } from '../../kernel/local-date.js';
import type { Channel } from '../../shapes/words.js';

/** An appointment as it may leave the house. */
export interface Appointment {
  readonly id: string;
  readonly participant: string;
  readonly on: string;
  readonly at: string | null;
  readonly channel: Channel;
  readonly agreedOn: string;
  readonly state: string;
}

/** No end is agreed; this is how long a calendar shows it. */
const SHOWN = 45 * 60_000;

const PLACES: Readonly<Record<Channel, string>> = {
  phone: 'Telefon',
  office: 'Büro',
  home: 'Hausbesuch',
  online: 'Online',
};

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Instants are written in UTC, which every calendar shows in its own time; days without a time are whole days. */
const when = ({ on, at }: Appointment) => {
  if (!at) return { start: midnight(on), allDay: true };
  const start = berlinInstant(on, at);
  return { start, end: new Date(start.getTime() + SHOWN) };
};

/** One event for each; what is called off stays as cancelled, so that calendars take it away. */
export const calendarOf = (appointments: readonly Appointment[]): string => {
  const feed = ical({
    name: 'Beratungstermine',
    prodId: { company: 'integration-journey', product: 'calendar', language: 'DE' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const appointment of appointments) {
    const { id, participant, channel, agreedOn, state } = appointment;
    const cancelled = state === 'cancelled';
    feed.createEvent({
      ...when(appointment),
      id: `${id}@integration-journey`,
      stamp: midnight(agreedOn),
      sequence: cancelled ? 1 : 0,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      summary: `Beratung ${participant.slice(0, 8)}`,
      location: PLACES[channel],
    });
  }
  return feed.toString();
};
