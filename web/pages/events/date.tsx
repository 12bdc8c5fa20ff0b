import { Progress } from '@mantine/core';
import { Deeds } from '../../parts/deeds.js';
import { Light } from '../../parts/light.js';
import { Section } from '../../parts/one.js';
import { today } from '../../parts/today.js';
import { useSpeech } from '../../words/words.js';
import type { DateOf, Event } from './dates.js';
import { Seated } from './seated.js';

/** A date of a series: how full it is, who has a seat, and after the day who came. */
export const EventDate = ({ event, of }: { readonly event: Event; readonly of: DateOf }) => {
  const { t, day, number } = useSpeech();
  const { date, plannedFor, at, place, seats, cancelled, registered } = of;
  const { id } = event;
  const title = [day(plannedFor), at, place].filter(Boolean).join(', ');
  const its = { id, initial: { date }, without: ['date'] };
  const passed = plannedFor <= today();
  return (
    <Section title={title}>
      {cancelled ? (
        <Light colour="gray">{t.services.cancelled}</Light>
      ) : (
        <>
          <p>{t.services.taken(number(registered.length), number(seats))}</p>
          <Progress value={Math.min(100, (registered.length / seats) * 100)} aria-label={title} mb="sm" />
          <Deeds
            about={title}
            deeds={[
              ...(passed ? [{ command: 'admit-to-event', ...its }] : []),
              { command: 'amend-event-date', ...its },
              { command: 'cancel-event-date', ...its },
            ]}
          />
          {registered.length > 0 && <Seated event={id} date={date} title={title} passed={passed} />}
        </>
      )}
    </Section>
  );
};
