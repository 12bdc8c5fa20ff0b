import { Button } from '@mantine/core';
import { useState } from 'react';
import { ask } from '../api/client.js';
import { isProblem, type Problem, problemIn } from '../api/problem.js';
import { useSpeech } from '../words/words.js';
import { Failed } from './failed.js';

interface Props {
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** As the service names it: `csv-office`, `xlsx`, `pdf`; empty where there is but one. */
  readonly format?: string;
  readonly label?: string;
}

const addressOf = ({ path, query = {}, format = 'csv-office' }: Props): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams([
    ...given.map(([name, value]) => [name, String(value)]),
    ...(format ? [['format', format]] : []),
  ]);
  return `${path}?${search.toString()}`;
};

const nameOf = (response: Response, { path, format = 'csv-office' }: Props): string =>
  /filename="?([^";]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ??
  `${path.split('/').at(-1)}.${format === 'csv-office' ? 'csv' : format}`;

/** Fetches with the token, which a plain link would not carry. */
export const Download = (props: Props) => {
  const { t } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const load = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const response = await ask(new Request(addressOf(props)));
      if (!response.ok) throw await problemIn(response);
      const url = URL.createObjectURL(await response.blob());
      Object.assign(document.createElement('a'), { href: url, download: nameOf(response, props) }).click();
      URL.revokeObjectURL(url);
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="default" loading={busy} onClick={() => void load()}>
        {props.label ?? t.caseload.download}
      </Button>
      {problem && <Failed problem={problem} />}
    </>
  );
};
