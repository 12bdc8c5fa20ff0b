import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { Problem } from '../../api/problem.js';
import { Failed } from '../../parts/failed.js';
import { Person } from '../../parts/person.js';
import { useSpeech } from '../../words/words.js';

const find = async (text: string) => {
  const { data } = await api.POST('/people', { body: { name: text, limit: 20 } as never });
  return (
    data as unknown as {
      rows: { id: string; familyName: string; givenName: string; municipality?: string }[];
    }
  ).rows;
};

/** A name goes out in a body and stays in memory: addresses are remembered. */
export const Search = () => {
  const { t } = useSpeech();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const { data, error, isFetching } = useQuery<Awaited<ReturnType<typeof find>>, Problem>({
    queryKey: ['post', '/people', asked],
    queryFn: () => find(asked),
    enabled: asked !== '',
    gcTime: 0,
  });
  return (
    <form
      className="filters"
      role="search"
      aria-label={t.caseload.search}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(text.trim());
      }}
    >
      <TextInput
        type="search"
        label={t.caseload.search}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button type="submit" variant="default" loading={isFetching}>
        {t.caseload.find}
      </Button>
      {error && <Failed problem={error} />}
      {data && (
        <ul className="plain found" aria-label={t.caseload.found}>
          {data.length === 0 && <li>{t.table.empty}</li>}
          {data.map((person) => (
            <li key={person.id}>
              <Person id={person.id} of={person} /> {person.municipality}
            </li>
          ))}
        </ul>
      )}
    </form>
  );
};
