import { Text } from '@mantine/core';
import { Link } from 'wouter';
import { type QueryOf, type RowOf, useRows } from '../../api/rows.js';
import { Deeds } from '../../parts/deeds.js';
import type { Deed } from '../../parts/forms/doing.js';
import { type Colour, Light } from '../../parts/light.js';
import { nameOf, Person } from '../../parts/person.js';
import { type Column, Table } from '../../parts/table.js';
import { today } from '../../parts/today.js';
import { Worker } from '../../parts/worker.js';
import { useSpeech } from '../../words/words.js';

type Match = RowOf<'/matches'>;

const STEP: Readonly<Record<string, Colour>> = { placed: 'green', ended: 'gray' };

/** What comes next at each step. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  matched: ['record-application', 'record-interview', 'end-match'],
  applied: ['record-interview', 'record-place-offer', 'end-match'],
  interviewed: ['record-place-offer', 'end-match'],
  offered: ['record-placement', 'end-match'],
};

const PLACEMENTS = ['job', 'apprenticeship'];

const deedsOf = ({
  participant: id,
  id: match,
  step,
  kind,
  employerName,
  occupation,
}: Match): readonly Deed[] =>
  (NEXT[step] ?? [])
    .filter((command) => command !== 'record-placement' || PLACEMENTS.includes(kind ?? ''))
    .map((command) =>
      command === 'record-placement'
        ? {
            command,
            id,
            initial: { on: today(), kind, employer: employerName, occupation },
            without: ['programme'],
          }
        : { command, id, initial: { match, on: today() }, without: ['match'] },
    );

/** People on the way to openings; what has stood still longest comes first. */
export const Pipeline = ({ query }: { readonly query: QueryOf<'/matches'> }) => {
  const { t, value, day } = useSpeech();
  const found = useRows('/matches', query);
  const columns: readonly Column<Match>[] = [
    { key: 'participant', head: true, show: (match) => <Person id={match.participant} of={match} /> },
    {
      key: 'occupation',
      show: ({ occupation, kind, employer, employerName }) => (
        <>
          {occupation ?? '–'}
          <Text size="xs">
            {value(kind, 'kind')} · <Link href={`/employers/${employer}`}>{employerName}</Link>
          </Text>
        </>
      ),
    },
    {
      key: 'step',
      show: ({ step, because }) => (
        <Light colour={STEP[step] ?? 'amber'}>
          {because && step === 'ended' ? `${value(step, 'step')}: ${value(because)}` : value(step, 'step')}
        </Light>
      ),
    },
    { key: 'since', show: ({ since }) => day(since) },
    { key: 'matchedOn', show: ({ matchedOn }) => day(matchedOn) },
    { key: 'caseWorker', show: ({ caseWorker }) => <Worker account={caseWorker} /> },
    {
      key: 'actions',
      heading: t.caseload.actions,
      show: (match) => (
        <Deeds deeds={deedsOf(match)} about={`${nameOf(match, t.caseload.erased)} – ${match.employerName}`} />
      ),
    },
  ];
  return <Table caption={t.matching.pipeline} columns={columns} found={found} id={({ id }) => id} />;
};
