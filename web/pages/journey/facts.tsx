import { Button, Table, Title } from '@mantine/core';
import { memo, useContext } from 'react';
import { Light } from '../../parts/light.js';
import { useSpeech } from '../../words/words.js';
import type { Entry, Past } from './cut.js';
import { NamesContext } from './data.js';

interface RowProps {
  readonly entry: Entry;
  /** By which kind of fact it counts no longer. */
  readonly gone?: 'corrected' | 'retracted';
  readonly onOpen: (id: string) => void;
}

/** One line; while a slider moves only those lines are made that come or go. */
const Row = memo(({ entry: { stored, read }, gone, onOpen }: RowProps) => {
  const { t, fact, day, time, value, problem } = useSpeech();
  const names = useContext(NamesContext);
  const words = t.journey.facts;
  const { actor, legalBasis, warnings = [], corrects, retracts, causeId } = stored.meta;
  const what = fact(read.type);
  return (
    <Table.Tr role="row" className={gone ? 'gone' : undefined}>
      <Table.Th role="rowheader" scope="row" data-label={words.what}>
        {what}
      </Table.Th>
      <Table.Td role="cell" data-label={words.happened}>
        {day(read.happenedOn)}
      </Table.Td>
      <Table.Td role="cell" data-label={words.recorded}>
        {time(stored.recordedAt)}
      </Table.Td>
      <Table.Td role="cell" data-label={words.who}>
        {`${names.get(actor.id!) ?? actor.id} (${value(actor.role, 'role')}, ${actor.unit})`}
      </Table.Td>
      <Table.Td role="cell" data-label={words.basis}>
        {legalBasis}
      </Table.Td>
      <Table.Td role="cell" data-label={words.notes}>
        <div className="row">
          {gone && <Light colour="red">{words[gone]}</Light>}
          {corrects && <Light colour="amber">{words.correction}</Light>}
          {retracts && <Light colour="amber">{words.retraction}</Light>}
          {causeId && <Light colour="gray">{words.policy}</Light>}
          {warnings.map((code) => (
            <Light key={code} colour="amber">
              {problem(code) ?? value(code)}
            </Light>
          ))}
        </div>
      </Table.Td>
      <Table.Td role="cell" data-label={words.open} className="actions">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={words.openOf(what, day(read.happenedOn))}
          onClick={() => onOpen(stored.id)}
        >
          {words.open}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
});

interface Props {
  readonly past: Past;
  readonly onOpen: (id: string) => void;
}

/** The entries in the order in which they were recorded; what counts no longer stays readable. */
export const Facts = memo(({ past: { entries, superseded }, onOpen }: Props) => {
  const { t } = useSpeech();
  const words = t.journey.facts;
  const retracting = new Set(entries.flatMap(({ stored }) => (stored.meta.retracts ? [stored.id] : [])));
  const headings = [
    ...[words.what, words.happened, words.recorded, words.who, words.basis, words.notes, words.open],
  ];
  const goneBy = (by: string | undefined): RowProps['gone'] =>
    by === undefined ? undefined : retracting.has(by) ? 'retracted' : 'corrected';
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {words.title}
      </Title>
      <div className="scroll facts" role="region" aria-label={words.title} tabIndex={0}>
        <Table className="rows" role="table">
          <Table.Caption className="unseen">{words.title}</Table.Caption>
          <Table.Thead role="rowgroup">
            <Table.Tr role="row">
              {headings.map((heading) => (
                <Table.Th
                  key={heading}
                  scope="col"
                  role="columnheader"
                  className={heading === words.open ? 'actions' : undefined}
                >
                  {heading}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody role="rowgroup">
            {entries.map((entry) => (
              <Row
                key={entry.stored.id}
                entry={entry}
                gone={goneBy(superseded.get(entry.stored.id))}
                onOpen={onOpen}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
});
