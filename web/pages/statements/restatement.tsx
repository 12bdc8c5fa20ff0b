import { Loader, Title } from '@mantine/core';
import { look } from '../../api/client.js';
import type { RowOf } from '../../api/rows.js';
import { Failed } from '../../parts/failed.js';
import { Known } from '../../parts/known.js';
import { Light } from '../../parts/light.js';
import { useSpeech } from '../../words/words.js';
import { type Statement, titlesIn } from './content.js';

interface Props {
  readonly id: string;
  readonly row: RowOf<'/statements'>;
  readonly of: Statement;
}

interface Found {
  readonly on: string;
  readonly deltaCents: number;
}

/** By how many cents the figures are others by now, in which lines, and because of which entries. */
export const Restatement = ({ id, row, of }: Props) => {
  const { t, money, day, time, fact } = useSpeech();
  const words = t.statements;
  const { data, error } = look.useQuery('get', '/reports/{id}/restatement', { params: { path: { id } } });
  const titles = titlesIn(of);
  const found = row.restatements as unknown as readonly Found[];
  return (
    <section aria-labelledby="restatement">
      <Title order={2} size="h4" mt="lg" id="restatement">
        {words.since}
      </Title>
      {error && <Failed problem={error} />}
      {!data && !error && <Loader className="waiting" aria-label={t.shell.loading} />}
      {data && (
        <>
          <div className="row">
            <Light colour={data.deltaCents === 0 ? 'green' : 'amber'}>
              {data.deltaCents === 0 ? words.unchanged : words.changed(money(data.deltaCents))}
            </Light>
            <Light colour={data.reproducible ? 'green' : 'red'}>
              {data.reproducible ? words.reproducible : words.notReproducible}
            </Light>
          </div>
          {data.lines.length > 0 && (
            <Known
              caption={words.since}
              rows={data.lines}
              id={({ module, line }) => `${module}/${line}`}
              columns={[
                { key: 'line', head: true, show: ({ module, line }) => titles.line(module, line) },
                { key: 'module', show: ({ module }) => titles.module(module) },
                { key: 'oldCents', right: true, show: ({ oldCents }) => money(oldCents) },
                { key: 'newCents', right: true, show: ({ newCents }) => money(newCents) },
                { key: 'deltaCents', right: true, show: ({ deltaCents }) => money(deltaCents) },
              ]}
            />
          )}
          {data.causes.length > 0 && (
            <>
              <Title order={3} size="h5" mt="md">
                {words.causes}
              </Title>
              <Known
                caption={words.causes}
                rows={data.causes}
                id={(cause) => cause.id}
                columns={[
                  { key: 'type', head: true, show: ({ type }) => fact(type) },
                  { key: 'happenedOn', show: ({ happenedOn }) => day(happenedOn) },
                  { key: 'recordedAt', show: ({ recordedAt }) => time(recordedAt) },
                  { key: 'corrects', show: ({ of: corrected }) => (corrected ? words.correction : '') },
                ]}
              />
            </>
          )}
        </>
      )}
      {found.length > 0 && (
        <>
          <Title order={3} size="h5" mt="md">
            {words.told}
          </Title>
          <ul>
            {found.map(({ on, deltaCents }, index) => (
              <li key={index}>{`${day(on)}: ${money(deltaCents)}`}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
