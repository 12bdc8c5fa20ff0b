import { Alert, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { components } from '../../generated/api.js';
import { ask } from '../../api/client.js';
import { problemIn } from '../../api/problem.js';
import { rowsIn } from '../../api/rows.js';
import { recorded } from '../../api/seen.js';
import { Bar } from '../../parts/bar.js';
import { Failed } from '../../parts/failed.js';
import { Page } from '../../parts/page.js';
import { type Column, Table } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';
import { useOrder } from '../operations/state.js';
import { type Part, partsOf } from './parts.js';

type Answer = components['schemas']['ImportAnswer'];
type Fault = components['schemas']['ImportProblem'];

/** What a file is known by: the same one, sent again, takes effect once. */
const nameOf = async (file: File): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 32);
};

const sendPart = async (part: BodyInit, name: string, dryRun: boolean): Promise<Answer> => {
  const response = await ask(
    new Request(`/journeys/import?dryRun=${String(dryRun)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/csv', Accept: 'application/json', 'Idempotency-Key': name },
      body: part,
    }),
  );
  if (!response.ok) throw await problemIn(response);
  const answer = (await response.json()) as Answer;
  if (answer.position) recorded(answer.position);
  return answer;
};

/** As text; what is none the service is to say itself. */
const partsIn = async (
  file: File,
): Promise<readonly (Part | { readonly text: File; readonly rows: number })[]> => {
  try {
    return partsOf(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()));
  } catch {
    return [{ text: file, rows: 0 }];
  }
};

export interface Progressing {
  readonly done: number;
  readonly of: number;
}

/** Part after part: what was taken in stays so when a later one fails, and is known when it is sent again. */
const send = async (
  file: File,
  name: string,
  dryRun: boolean,
  progress: (of: Progressing) => void,
): Promise<Answer> => {
  const parts = await partsIn(file);
  const of = parts.reduce((sum, { rows }) => sum + rows, 0);
  let all: Answer = { dryRun, rows: 0, imported: 0, repeated: 0, faulty: 0, problems: [] };
  for (const part of parts) {
    progress({ done: all.rows, of });
    const answer = await sendPart(part.text, name, dryRun);
    all = {
      ...{ ...all, rows: all.rows + answer.rows, imported: all.imported + answer.imported },
      ...{ repeated: all.repeated + answer.repeated, faulty: all.faulty + answer.faulty },
      problems: [...all.problems, ...answer.problems],
    };
  }
  return all;
};

const Faults = ({ answer }: { readonly answer: Answer }) => {
  const { t, field, problem, language } = useSpeech();
  const columns: readonly Column<Fault>[] = [
    { key: 'row', heading: t.import.row, head: true, show: ({ row }) => row },
    { key: 'column', heading: t.import.column, show: ({ column }) => (column ? field(column) : '–') },
    {
      key: 'hint',
      heading: t.import.hint,
      show: ({ code, hint }) => (language === 'en' ? hint : (problem(code) ?? hint)),
    },
  ];
  return (
    <Table
      caption={t.import.faults}
      columns={columns}
      found={rowsIn(answer.problems, { error: null, isPending: false })}
      id={({ row, column, code }) => `${row}/${column}/${code}`}
    />
  );
};

/** People from a file: looked at first, then taken in; rows that are faulty are mended and sent again. */
const Import = () => {
  const { t } = useSpeech();
  const words = t.import;
  const [file, setFile] = useState<File>();
  // A mended file keeps the name of the first one, so that rows that were taken in are known again.
  const [name, setName] = useState<string>();
  const [answer, setAnswer] = useState<Answer>();
  const [progress, setProgress] = useState<Progressing>();
  const order = useOrder(async ({ dryRun }: { readonly dryRun: boolean }) => {
    const its = name ?? (await nameOf(file!));
    const done = await send(file!, its, dryRun, setProgress).finally(() => setProgress(undefined));
    setAnswer(done);
    if (!dryRun) setName(done.faulty > 0 ? its : undefined);
  });
  return (
    <Page title={t.pages.import}>
      <Stack>
        <Text>{words.what}</Text>
        <label>
          <Text component="span" fw={600}>
            {words.file}
          </Text>{' '}
          <input
            type="file"
            accept=".csv,text/csv"
            onChange={({ target }) => {
              setFile(target.files?.[0]);
              setAnswer(undefined);
            }}
          />
        </label>
        <div className="buttons">
          <Button
            variant="default"
            disabled={!file}
            loading={order.isPending}
            onClick={() => order.mutate({ dryRun: true })}
          >
            {words.dryRun}
          </Button>
          <Button
            disabled={!file || !answer?.dryRun || answer.imported === 0}
            loading={order.isPending}
            onClick={() => order.mutate({ dryRun: false })}
          >
            {words.take}
          </Button>
        </div>
        <div role="status">
          {progress && (
            <Bar value={progress.done} most={progress.of}>
              {words.progress(progress.done, progress.of)}
            </Bar>
          )}
          {answer && !progress && (
            <Alert
              color={answer.faulty > 0 ? 'orange' : 'journey'}
              title={answer.dryRun ? words.would : words.done}
            >
              {words.counts(answer.rows, answer.imported, answer.repeated, answer.faulty)}
            </Alert>
          )}
        </div>
        {order.error && <Failed problem={order.error} />}
        {answer && answer.problems.length > 0 && <Faults answer={answer} />}
      </Stack>
    </Page>
  );
};

export default Import;
