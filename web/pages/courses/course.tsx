import { useParams } from 'wouter';
import { useRows } from '../../api/rows.js';
import { Details } from '../../parts/cells.js';
import { Deeds } from '../../parts/deeds.js';
import { One, Section } from '../../parts/one.js';
import { Page } from '../../parts/page.js';
import { Waiting } from '../../parts/waiting.js';
import { useSpeech } from '../../words/words.js';
import { Places } from './places.js';

/** One course: its terms, who has a place and came how often, and who waits. */
const Course = () => {
  const { t } = useSpeech();
  const { id } = useParams<{ id: string }>();
  const found = useRows('/courses', { id });
  return (
    <One found={found}>
      {(course) => (
        <Page
          title={course.title}
          actions={
            course.status !== 'cancelled' && (
              <Deeds
                size="sm"
                about={course.title}
                deeds={[
                  { command: 'request-course-place', id },
                  { command: 'amend-course', id },
                  { command: 'cancel-course', id },
                ]}
              />
            )
          }
        >
          <Details
            of={course}
            cells={[
              { key: 'status', as: 'code' },
              { key: 'kind', as: 'code' },
              { key: 'level', as: 'text' },
              { key: 'provider', as: 'text' },
              { key: 'municipality', as: 'text' },
              { key: 'startsOn', as: 'day' },
              { key: 'endsOn', as: 'day' },
              { key: 'units', as: 'number' },
              { key: 'orientationUnits', as: 'number' },
              { key: 'seats', as: 'number' },
              { key: 'freePlaces', as: 'number' },
              { key: 'lastReportedOn', as: 'day' },
            ]}
          />
          <Section title={t.services.placesTitle}>
            <Places course={course} />
          </Section>
          <Section title={t.services.waitingTitle}>
            <Waiting
              of={id}
              waiting={course.waiting}
              deeds={({ participant }) => [
                {
                  command: 'withdraw-course-request',
                  id,
                  initial: { participant },
                  without: ['participant'],
                },
              ]}
            />
          </Section>
        </Page>
      )}
    </One>
  );
};

export default Course;
