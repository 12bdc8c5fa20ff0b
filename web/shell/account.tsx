import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { act, type Acting, acting } from '../sign-in/acting.js';
import { signedInAs, signOut } from '../sign-in/session.js';
import { useSpeech } from '../words/words.js';
import { useMe } from './me.js';
import { Side } from '../parts/side.js';

/** Who is signed in; of several roles and units, as which one acts. */
export const Account = () => {
  const { t, value } = useSpeech();
  const me = useMe();
  const name = me.name ?? signedInAs() ?? me.account;
  const queries = useQueryClient();
  const [opened, { open, close }] = useDisclosure();
  const change = (next: Acting): void => {
    act({ ...acting(), ...next });
    void queries.resetQueries();
  };
  return (
    <>
      <Button variant="default" size="sm" className="account" onClick={open} aria-haspopup="dialog">
        {name}
      </Button>
      <Side size="xs" opened={opened} onClose={close} title={name}>
        <Stack>
          <Text>{`${value(me.role, 'role')} · ${me.unit}`}</Text>
          {me.roles.length > 1 && (
            <NativeSelect
              label={t.shell.role}
              value={me.role}
              data={me.roles.map((role) => ({ value: role, label: value(role, 'role') }))}
              onChange={({ target }) => change({ Role: target.value })}
            />
          )}
          {me.units.length > 1 && (
            <NativeSelect
              label={t.shell.unit}
              value={me.unit}
              data={[...me.units]}
              onChange={({ target }) => change({ Unit: target.value })}
            />
          )}
          <Button variant="default" onClick={() => void signOut()}>
            {t.shell.signOut}
          </Button>
        </Stack>
      </Side>
    </>
  );
};
