import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { usePeople } from '../../api/people.js';
import { isProblem } from '../../api/problem.js';
import { Failed } from '../../parts/failed.js';
import { Person } from '../../parts/person.js';
import { useSpeech } from '../../words/words.js';

/** A name goes out in a body and stays in memory. Of people whom another unit accompanies, only that unit is known. */
export const Search = () => {
  const { t } = useSpeech();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const { data, error, isFetching } = usePeople(asked);
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
      {isProblem(error) && <Failed problem={error} />}
      {data && (
        <ul className="plain found" aria-label={t.caseload.found}>
          {data.length === 0 && <li>{t.table.empty}</li>}
          {data.map((found, index) => (
            <li key={found.id ?? index}>
              {found.id ? (
                <>
                  <Person id={found.id} of={found} /> {found.municipality}
                </>
              ) : (
                `${t.caseload.elsewhere} ${found.unit ?? '–'}`
              )}
            </li>
          ))}
        </ul>
      )}
    </form>
  );
};
