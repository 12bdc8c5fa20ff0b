import { Card, Text, Title } from '@mantine/core';
import type { Statement as Told } from '../../../src/views/statement/statement.js';
import { useCells } from '../../parts/cells.js';
import { Known } from '../../parts/known.js';
import type { Column } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';

export type Statement = Told;

type PlanRow = Told['plan'][number] | Told['plan'][number]['lines'][number];
type Delivered = Told['delivered'][number];

export const titlesIn = ({ plan }: Told) => {
  const lines = plan.flatMap((module) => module.lines);
  return {
    module: (handle: string) => plan.find(({ module }) => module === handle)?.moduleTitle ?? handle,
    line: (module: string, handle: string) =>
      lines.find((each) => each.module === module && each.line === handle)?.lineTitle ?? handle,
  };
};

/** What the funder is told: money by module and line, what was delivered, who took part and what became of them. */
export const Content = ({ of }: { readonly of: Told }) => {
  const { t, field, money, value, number } = useSpeech();
  const words = t.statements;
  const named = (key: string): string => words.fields[key] ?? field(key);
  const titles = titlesIn(of);
  const amount = (key: string): Column<PlanRow> => ({
    key,
    heading: named(key),
    right: true,
    show: (row) => (key in row ? money((row as unknown as Record<string, number>)[key]) : ''),
  });
  const receipts = useCells<Told['receipts'][number]>([
    { key: 'on', as: 'day' },
    { key: 'payee', as: 'text' },
    { key: 'municipality', as: 'text' },
    { key: 'cents', as: 'money' },
  ]);
  return (
    <>
      <div className="cards">
        {Object.entries<number>({ ...of.totals }).map(([key, cents]) => (
          <Card withBorder key={key}>
            <Text>{named(key)}</Text>
            <span className="figure">{money(cents)}</span>
          </Card>
        ))}
      </div>
      <Title order={2} size="h4" mt="lg">
        {words.plan}
      </Title>
      <Known<PlanRow>
        caption={words.plan}
        rows={of.plan.flatMap((module) => [module, ...module.lines])}
        id={(row) => ('line' in row ? `${row.module}/${row.line}` : row.module)}
        columns={[
          {
            key: 'module',
            head: true,
            show: (row) =>
              'line' in row ? <span className="inner">{row.lineTitle}</span> : <b>{row.moduleTitle}</b>,
          },
          ...['approvedCents', 'spentCents', 'ownShareCents', 'grantCents', 'differenceCents'].map(amount),
        ]}
      />
      <Title order={2} size="h4" mt="lg">
        {words.delivered}
      </Title>
      <Known<Delivered>
        caption={words.delivered}
        rows={of.delivered}
        id={({ module, line }) => `${module}/${line}`}
        columns={[
          { key: 'module', head: true, show: ({ module }) => titles.module(module) },
          {
            key: 'line',
            show: ({ module, line }) => (line === null ? words.whole : titles.line(module, line)),
          },
          { key: 'units', right: true, show: ({ units }) => number(units) },
          { key: 'heads', right: true, show: ({ heads }) => number(heads) },
          { key: 'cents', right: true, show: ({ cents }) => money(cents) },
        ]}
      />
      <Title order={2} size="h4" mt="lg">
        {words.people}
      </Title>
      <p>
        {Object.entries<number>({ ...of.participation })
          .map(([key, count]) => `${named(key)}: ${number(count)}`)
          .join(' · ')}
      </p>
      <Known<Told['outcomes'][number]>
        caption={words.outcomes}
        rows={of.outcomes}
        id={({ outcome }) => outcome}
        columns={[
          { key: 'outcome', head: true, show: ({ outcome }) => value(outcome, 'outcome') },
          { key: 'atExit', heading: named('atExit'), right: true, show: ({ atExit }) => number(atExit) },
          {
            key: 'afterSixMonths',
            heading: named('afterSixMonths'),
            right: true,
            show: ({ afterSixMonths }) => number(afterSixMonths),
          },
        ]}
      />
      <details>
        <summary>{`${words.receipts} (${number(of.receipts.length)})`}</summary>
        <Known<Told['receipts'][number]>
          caption={words.receipts}
          rows={of.receipts}
          id={(row) => JSON.stringify(row)}
          columns={[
            { key: 'number', head: true, show: (row) => row.number },
            ...receipts,
            { key: 'line', show: ({ module, line }) => titles.line(module, line) },
          ]}
        />
      </details>
    </>
  );
};
