import { useParams } from 'wouter';
import { useRows } from '../../api/rows.js';
import { Details } from '../../parts/cells.js';
import { Deeds } from '../../parts/deeds.js';
import { One, Section } from '../../parts/one.js';
import { Page } from '../../parts/page.js';
import { Waiting } from '../../parts/waiting.js';
import { useSpeech } from '../../words/words.js';
import { EventDate } from './date.js';
import { datesOf } from './dates.js';

/** One series of group events: its dates with who has a seat, and who waits. */
const Event = () => {
  const { t, day } = useSpeech();
  const { id } = useParams<{ id: string }>();
  const found = useRows('/group-events', { id });
  return (
    <One found={found}>
      {(event) => {
        const dates = datesOf(event);
        const open = dates.filter(({ cancelled }) => !cancelled);
        const choices = {
          date: open.map(({ date, plannedFor, place }) => ({
            value: date,
            label: `${day(plannedFor)}, ${place}`,
          })),
        };
        return (
          <Page
            title={event.title}
            actions={
              <Deeds
                size="sm"
                about={event.title}
                deeds={[
                  { command: 'register-for-event', id, choices },
                  { command: 'add-event-date', id },
                ]}
              />
            }
          >
            <Details
              of={event}
              cells={[
                { key: 'topics', as: 'codes' },
                { key: 'language', as: 'language' },
                { key: 'nextOn', as: 'day' },
                { key: 'seats', as: 'number' },
                { key: 'freeSeats', as: 'number' },
                { key: 'flags', as: 'codes' },
              ]}
            />
            {dates.map((date) => (
              <EventDate key={date.date} event={event} of={date} />
            ))}
            <Section title={t.services.waitingTitle}>
              <Waiting
                of={id}
                waiting={event.waiting}
                deeds={({ participant }) => [
                  { command: 'cancel-registration', id, initial: { participant }, without: ['participant'] },
                ]}
              />
            </Section>
          </Page>
        );
      }}
    </One>
  );
};

export default Event;
