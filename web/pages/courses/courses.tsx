import { Directory } from '../../parts/directory.js';

/** Courses on offer: when they begin, where places are free, who waits. */
const Courses = () => (
  <Directory
    path="/courses"
    word="courses"
    filters={['kind', 'level', 'municipality', 'provider', 'status', 'places', 'sort']}
    name={({ title }) => title}
    leads="/courses"
    cells={[
      { key: 'kind', as: 'code' },
      { key: 'level', as: 'text' },
      { key: 'provider', as: 'text' },
      { key: 'municipality', as: 'text' },
      { key: 'startsOn', as: 'day' },
      { key: 'endsOn', as: 'day' },
      { key: 'status', as: 'code' },
      { key: 'seats', as: 'number' },
      { key: 'freePlaces', as: 'number' },
      { key: 'waiting', as: 'number' },
    ]}
    adds="offer-course"
    deeds={({ id, status }) =>
      ['ended', 'cancelled'].includes(status) ? [] : [{ command: 'request-course-place', id }]
    }
  />
);

export default Courses;
