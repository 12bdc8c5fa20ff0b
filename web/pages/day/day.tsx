import { Button, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { type RowOf, useRows } from '../../api/rows.js';
import { Light } from '../../parts/light.js';
import { Page } from '../../parts/page.js';
import { nameOf, Person } from '../../parts/person.js';
import { Quick } from '../../parts/quick.js';
import { type Column, Table } from '../../parts/table.js';
import { daysAfter, today } from '../../parts/today.js';
import { useMe } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';

type Line = RowOf<'/my-day'>;

const useColumns = (): readonly Column<Line>[] => {
  const { t, value, day } = useSpeech();
  return [
    {
      key: 'on',
      show: ({ on, at, daysPast }) => (
        <>
          {at ?? day(on)}{' '}
          {daysPast > 0 && <Light colour={daysPast > 7 ? 'red' : 'amber'}>{t.day.daysPast(daysPast)}</Light>}
        </>
      ),
    },
    { key: 'kind', show: ({ kind }) => value(kind, 'kind') },
    { key: 'participant', head: true, show: (line) => <Person id={line.participant} of={line} /> },
    {
      key: 'what',
      show: ({ what, detail, channel, mediator, mediatorName, deputising }) => (
        <>
          {[what, channel && value(channel), detail && value(detail)].filter(Boolean).join(' · ')}
          {mediator && <Text size="sm">{`${t.day.mediator}: ${mediatorName ?? value(mediator)}`}</Text>}
          {deputising && <Text size="sm">{t.day.deputising}</Text>}
        </>
      ),
    },
    {
      key: 'actions',
      heading: t.caseload.actions,
      show: (line) => (
        <Quick
          id={line.participant}
          name={nameOf(line, t.caseload.erased)}
          language={line.language}
          {...(line.kind === 'appointment' && {
            session: { id: line.id.split('/').at(-1)!, on: line.on, channel: line.channel },
          })}
        />
      ),
    },
  ];
};

const Lines = ({
  title,
  lines,
  found,
}: {
  title: string;
  lines: readonly Line[];
  found: ReturnType<typeof useRows<'/my-day'>>;
}) => {
  const columns = useColumns();
  if (lines.length === 0 && !found.loading) return null;
  return (
    <section className="day">
      <Title order={2} size="h4" mb="xs">
        {`${title} (${lines.length})`}
      </Title>
      <Table
        caption={title}
        columns={columns}
        found={{ ...found, rows: lines, more: undefined }}
        id={({ id }) => id}
      />
    </section>
  );
};

/** What is due on a day and what is overdue, in the order in which it has to be looked at. */
const Day = () => {
  const { t, day } = useSpeech();
  const { account } = useMe();
  const [on, setOn] = useState(today);
  const found = useRows('/my-day', { caseWorker: account, on, limit: 200 });
  const due = found.rows.filter(({ daysPast }) => daysPast <= 0);
  const overdue = found.rows.filter(({ daysPast }) => daysPast > 0);
  return (
    <Page
      title={`${t.pages.day}: ${day(on)}`}
      actions={
        <div className="row">
          <Button variant="default" onClick={() => setOn(daysAfter(on, -1))}>
            {t.day.previous}
          </Button>
          <TextInput
            type="date"
            aria-label={t.day.today}
            value={on}
            onChange={({ target }) => target.value && setOn(target.value)}
          />
          <Button variant="default" onClick={() => setOn(daysAfter(on, 1))}>
            {t.day.next}
          </Button>
        </div>
      }
    >
      {found.problem || found.loading ? (
        <Table caption={t.pages.day} columns={[]} found={found} id={({ id }) => id} />
      ) : (
        <>
          {found.rows.length === 0 && <p>{t.day.nothing}</p>}
          <Lines title={day(on)} lines={due} found={found} />
          <Lines title={t.day.overdue} lines={overdue} found={found} />
          {found.more && (
            <Button variant="default" onClick={found.more} loading={found.loadingMore}>
              {t.table.more}
            </Button>
          )}
        </>
      )}
    </Page>
  );
};

export default Day;
