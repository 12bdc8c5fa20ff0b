import { Directory } from '../../parts/directory.js';
import { contactsOf } from '../../parts/contacts.js';

/** Chambers, providers, associations and whom one speaks with there. */
const Organisations = () => (
  <Directory
    path="/organisations"
    word="organisations"
    filters={['role', 'municipality', 'sort']}
    name={({ name }) => name}
    cells={[
      { key: 'roles', as: 'codes' },
      { key: 'municipality', as: 'text' },
      { key: 'contactPersons', as: 'contacts' },
    ]}
    adds="register-organisation"
    deeds={({ id, roles, contactPersons }) => [
      { command: 'name-organisation-contact', id },
      ...(contactPersons.length > 0
        ? [
            {
              command: 'record-organisation-contact-left',
              id,
              choices: { person: contactsOf(contactPersons) },
            },
            {
              command: 'erase-organisation-contact',
              id,
              choices: { person: contactsOf(contactPersons) },
            },
          ]
        : []),
      { command: 'amend-organisation', id, initial: { roles } },
    ]}
  />
);

export default Organisations;
