import { Text } from '@mantine/core';
import { Directory } from '../../parts/directory.js';
import { useSpeech } from '../../words/words.js';

interface Deputyship {
  readonly deputyship: string;
  readonly deputy: string;
  readonly from: string;
  readonly until: string;
}

const Deputies = ({ of }: { readonly of: readonly Deputyship[] }) => {
  const { field, day } = useSpeech();
  return of.map(({ deputyship, deputy, from, until }) => (
    <Text size="xs" key={deputyship}>{`${field('deputy')}: ${deputy}, ${day(from)} – ${day(until)}`}</Text>
  ));
};

/** Accounts of case workers, and who acts for them when. */
const Staff = () => (
  <Directory
    path="/staff"
    word="staff"
    filters={['account', 'unit', 'municipality', 'language', 'sort']}
    name={({ name, account }) => name ?? account}
    below={({ deputyships }) => <Deputies of={deputyships as unknown as Deputyship[]} />}
    cells={[
      { key: 'account', as: 'text' },
      { key: 'unit', as: 'text' },
      { key: 'municipality', as: 'text' },
      { key: 'languages', as: 'languages' },
      { key: 'deputy', as: 'text' },
      { key: 'registeredOn', as: 'day' },
    ]}
    adds="register-staff"
    deeds={({ id, account, deputyships, languages }, rows) => [
      {
        command: 'agree-deputyship',
        id,
        choices: {
          deputy: rows
            .filter((other) => other.account !== account)
            .map((other) => ({ value: other.account, label: other.name ?? other.account })),
        },
      },
      ...(deputyships.length > 0
        ? [
            {
              command: 'end-deputyship',
              id,
              choices: {
                deputyship: (deputyships as unknown as Deputyship[]).map(({ deputyship, deputy, from }) => ({
                  value: deputyship,
                  label: `${deputy}, ${from}`,
                })),
              },
            },
          ]
        : []),
      { command: 'amend-staff', id, initial: { languages } },
      { command: 'erase-staff', id },
    ]}
  />
);

export default Staff;
