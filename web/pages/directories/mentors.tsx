import { Directory } from '../../parts/directory.js';

/** Volunteers who accompany people, those who can take on most first. */
const Mentors = () => (
  <Directory
    path="/mentors"
    word="mentors"
    filters={['municipality', 'language', 'status', 'sort']}
    name={({ name, id }) => name ?? id.slice(0, 8)}
    cells={[
      { key: 'status', as: 'code' },
      { key: 'load', as: 'number' },
      { key: 'capacity', as: 'number' },
      { key: 'languages', as: 'languages' },
      { key: 'municipality', as: 'text' },
      { key: 'phone', as: 'text' },
      { key: 'email', as: 'text' },
    ]}
    adds="register-mentor"
    deeds={({ id, status, load }) =>
      status === 'retired'
        ? [{ command: 'erase-mentor', id }]
        : [
            { command: 'assign-mentee', id },
            ...(load > 0 ? [{ command: 'release-mentee', id }] : []),
            { command: 'amend-mentor', id },
            { command: 'retire-mentor', id },
          ]
    }
  />
);

export default Mentors;
