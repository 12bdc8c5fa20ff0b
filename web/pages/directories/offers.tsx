import { Directory } from '../../parts/directory.js';

/** Support offers: found by what is needed, where, and in which language one is helped. */
const Offers = () => (
  <Directory
    path="/offers"
    word="offers"
    filters={['need', 'kind', 'municipality', 'language', 'provider', 'openOn', 'sort']}
    name={({ title }) => title}
    cells={[
      { key: 'kind', as: 'code' },
      { key: 'needs', as: 'codes' },
      { key: 'languages', as: 'languages' },
      { key: 'municipality', as: 'text' },
      { key: 'provider', as: 'text' },
      { key: 'opensOn', as: 'day' },
      { key: 'closesOn', as: 'day' },
      { key: 'withdrawnOn', as: 'day' },
    ]}
    adds="publish-offer"
    deeds={({ id, withdrawnOn }) =>
      withdrawnOn
        ? []
        : [
            { command: 'amend-offer', id },
            { command: 'withdraw-offer', id },
          ]
    }
  />
);

export default Offers;
