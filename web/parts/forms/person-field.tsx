import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isProblem } from '../../api/problem.js';
import { usePeople } from '../../api/people.js';
import { useRows } from '../../api/rows.js';
import { useMe } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import { Failed } from '../failed.js';
import { nameOf } from '../person.js';
import type { Choice } from './field.js';
import type { IdFieldProps } from './programme-field.js';

/** As many as a list to choose from still serves. */
const MANY = 200;

/** Whom one accompanies, or who was shared with one. */
const useOwn = (): readonly Choice[] => {
  const { t } = useSpeech();
  const { account, role, may } = useMe();
  const cases = useRows('/caseload', { coach: account, limit: MANY }, role === 'case-worker');
  const shares = useRows(
    '/shares',
    { state: 'open', limit: MANY },
    role === 'partner' && may.views.includes('shares'),
  );
  const choice = (id: string, of: { familyName?: string | null; givenName?: string | null }): Choice => ({
    value: id,
    label: nameOf(of, t.caseload.erased),
  });
  return [
    ...cases.rows.map((row) => choice(row.id, row)),
    ...shares.rows.map((row) => choice(row.participant, row)),
  ].toSorted((a, b) => a.label.localeCompare(b.label));
};

/** A person in a form: chosen from one's own, or found by name; the name never leaves but in the body of the search. */
export const PersonField = ({ label, name, required, error, value, onChange }: IdFieldProps) => {
  const { t } = useSpeech();
  const { may } = useMe();
  const own = useOwn();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const found = usePeople(asked);
  const people = (found.data ?? []).flatMap((person): readonly Choice[] =>
    person.id
      ? [
          {
            value: person.id,
            label: [nameOf(person, t.caseload.erased), person.municipality].filter(Boolean).join(' · '),
          },
        ]
      : [],
  );
  const offered = [...people, ...own.filter((each) => !people.some((other) => other.value === each.value))];
  const search = (): void => setAsked(text.trim());
  return (
    <div>
      <NativeSelect
        {...{ label, name, required, error, value }}
        data={[{ value: '', label: required ? t.form.choose : t.form.none }, ...offered]}
        onChange={({ target }) => onChange(target.value || undefined)}
      />
      {may.views.includes('people') && (
        <div className="filters">
          <TextInput
            type="search"
            label={t.caseload.search}
            value={text}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={(event) => event.key === 'Enter' && (event.preventDefault(), search())}
          />
          <Button variant="default" onClick={search} loading={found.isFetching}>
            {t.caseload.find}
          </Button>
        </div>
      )}
      <p role="status">{found.data && `${t.caseload.found}: ${people.length}`}</p>
      {isProblem(found.error) && <Failed problem={found.error} />}
    </div>
  );
};
