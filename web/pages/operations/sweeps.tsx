import { Progress, Text } from '@mantine/core';
import { rowsIn } from '../../api/rows.js';
import { type Column, Table } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';
import { type Sweep, useSweeps } from './state.js';

const Refused = ({ of: { refused } }: { readonly of: Sweep }) => {
  const { t, problem } = useSpeech();
  if (refused.length === 0) return null;
  return (
    <details>
      <summary>{`${t.operations.refused}: ${refused.length}`}</summary>
      <ul className="plain">
        {refused.map(({ stream, code }) => (
          <li key={stream}>{`${stream}: ${problem(code) ?? code}`}</li>
        ))}
      </ul>
    </details>
  );
};

/** Orders that are carried out in many streams, the newest first. */
export const Sweeps = () => {
  const { t, value, number, time } = useSpeech();
  const words = t.operations;
  const answer = useSweeps();
  const columns: readonly Column<Sweep>[] = [
    { key: 'sweep', head: true, show: ({ sweep }) => value(sweep, 'sweep') },
    { key: 'begunAt', show: ({ begunAt }) => time(begunAt) },
    {
      key: 'done',
      show: ({ id, done, total, finishedAt }) => (
        <>
          <Progress
            value={total === 0 ? 100 : (done / total) * 100}
            aria-label={`${words.progress} ${id.slice(0, 8)}`}
          />
          <Text size="xs">{`${number(done)} / ${number(total)}${finishedAt ? '' : ' …'}`}</Text>
        </>
      ),
    },
    {
      key: 'results',
      show: (sweep) => (
        <>
          {Object.entries(sweep.results)
            .map(([result, count]) => `${value(result, 'result')}: ${number(count)}`)
            .join(' · ') || '–'}
          <Refused of={sweep} />
        </>
      ),
    },
    { key: 'followed', right: true, show: ({ standing, followed }) => (standing ? number(followed) : '–') },
    { key: 'finishedAt', show: ({ finishedAt }) => time(finishedAt) },
  ];
  return (
    <Table
      caption={words.sweepsTitle}
      columns={columns}
      found={rowsIn(answer.data?.sweeps, answer)}
      id={({ id }) => id}
    />
  );
};
