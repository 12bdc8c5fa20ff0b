import { Button, Loader, Title } from '@mantine/core';
import { useState } from 'react';
import { look } from '../../api/client.js';
import { isProblem } from '../../api/problem.js';
import { Failed } from '../../parts/failed.js';
import { useSpeech } from '../../words/words.js';
import type { Entry } from './cut.js';

/** That a fact stands as it stood when the journal was anchored, in words; asked for, since each question is recorded. */
export const Proof = ({ id, entry: { stored } }: { readonly id: string; readonly entry: Entry }) => {
  const { t, time } = useSpeech();
  const words = t.journey.fact;
  const [asked, setAsked] = useState(false);
  const { data, error, isLoading } = look.useQuery(
    'get',
    '/journeys/{id}/proof',
    { params: { path: { id }, query: { fact: stored.id } } },
    { enabled: asked },
  );
  const open = isProblem(error) && error.code === 'not-anchored';
  return (
    <section>
      <Title order={3} size="h5">
        {words.proof}
      </Title>
      {!asked && (
        <Button variant="default" onClick={() => setAsked(true)}>
          {words.prove}
        </Button>
      )}
      <div role="status">
        {isLoading && <Loader size="sm" aria-label={t.shell.loading} />}
        {(data ?? open) && <p>{words.chained}</p>}
        {open && <p>{words.open}</p>}
        {data && (
          <>
            <p>{words.anchored(data.proof.anchor.statement.number, time(data.proof.anchor.statement.at))}</p>
            <p>{words.between(data.segment.length)}</p>
            <dl className="data digests">
              {[
                [words.hash, stored.hash],
                [words.root, data.proof.anchor.statement.root],
                [words.key, data.proof.anchor.key],
              ].map(([label, digest]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{digest}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </div>
      {isProblem(error) && !open && <Failed problem={error} />}
    </section>
  );
};
