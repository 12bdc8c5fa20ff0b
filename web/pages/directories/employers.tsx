import { Text } from '@mantine/core';
import { Directory } from '../../parts/directory.js';

const Trade = ({ trade }: { readonly trade: string }) => <Text size="xs">{trade}</Text>;

/** Employers: what they offer, whom one knows there, and how far people came. */
const Employers = () => (
  <Directory
    path="/employers"
    word="employers"
    filters={['municipality', 'trade', 'stage', 'willingFor', 'sort']}
    name={({ name }) => name}
    below={Trade}
    leads="/employers"
    cells={[
      { key: 'municipality', as: 'text' },
      { key: 'stage', as: 'code' },
      { key: 'openOpenings', as: 'number' },
      { key: 'freePlaces', as: 'number' },
      { key: 'filledPlaces', as: 'number' },
      { key: 'applied', as: 'number' },
      { key: 'placed', as: 'number' },
      { key: 'lastContactOn', as: 'day' },
      { key: 'willingFor', as: 'codes' },
    ]}
    adds="register-employer"
    deeds={({ id }) => [
      { command: 'record-employer-contact', id },
      { command: 'publish-opening', id },
    ]}
  />
);

export default Employers;
