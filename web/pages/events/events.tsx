import { Directory } from '../../parts/directory.js';

/** Group events: what comes next, where seats are free, who waits. */
const Events = () => (
  <Directory
    path="/group-events"
    word="events"
    filters={['topic', 'language', 'place', 'flag', 'sort']}
    name={({ title }) => title}
    leads="/events"
    cells={[
      { key: 'nextOn', as: 'day' },
      { key: 'topics', as: 'codes' },
      { key: 'language', as: 'language' },
      { key: 'seats', as: 'number' },
      { key: 'freeSeats', as: 'number' },
      { key: 'waiting', as: 'number' },
      { key: 'flags', as: 'codes' },
    ]}
    adds="plan-group-event"
    deeds={({ id }) => [{ command: 'register-for-event', id, without: ['date'] }]}
  />
);

export default Events;
