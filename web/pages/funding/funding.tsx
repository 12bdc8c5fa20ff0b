import { Button, Text } from '@mantine/core';
import { Link } from 'wouter';
import { Bar } from '../../parts/bar.js';
import { useProgrammes } from '../../parts/choices.js';
import { useDoing } from '../../parts/forms/doing.js';
import { Listing } from '../../parts/listing.js';
import { Page } from '../../parts/page.js';
import { Views } from '../../parts/views.js';
import { useMayIssue } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import { Warnings } from './warnings.js';

const Grants = () => {
  const { money, day, t } = useSpeech();
  return (
    <Listing
      path="/grants"
      filters={['warning', 'funder', 'sort']}
      columns={[
        {
          key: 'title',
          head: true,
          show: ({ id, title, reference }) => (
            <>
              <Link href={`/funding/${id}`}>{title}</Link>
              {reference && <Text size="xs">{reference}</Text>}
            </>
          ),
        },
        { key: 'funder', as: 'text' },
        { key: 'period', heading: t.funding.period, show: ({ from, to }) => `${day(from)} – ${day(to)}` },
        { key: 'warnings', heading: t.funding.warnings, show: (row) => <Warnings of={row} /> },
        { key: 'approvedCents', as: 'money' },
        {
          key: 'spentCents',
          right: true,
          show: ({ spentCents, approvedCents }) => (
            <Bar value={spentCents} most={approvedCents}>
              {money(spentCents)}
            </Bar>
          ),
        },
        { key: 'committedCents', as: 'money' },
        { key: 'remainingCents', as: 'money' },
        { key: 'drawnDownCents', as: 'money' },
      ]}
    />
  );
};

/** What programmes do in each month, by the rates of their terms. */
const ByProgramme = () => {
  const programmes = useProgrammes();
  return (
    <Listing
      path="/funding"
      filters={['programme', 'month']}
      choices={{ programme: programmes }}
      id={({ programme, month }) => `${programme}/${month}`}
      download={false}
      columns={[
        {
          key: 'programme',
          head: true,
          show: ({ programme, title }) => <Link href={`/programmes/${programme}`}>{title}</Link>,
        },
        { key: 'month', as: 'month' },
        { key: 'seatsUsed', as: 'number' },
        { key: 'seats', as: 'number' },
        { key: 'waiting', as: 'number' },
        { key: 'entries', as: 'number' },
        { key: 'exits', as: 'number' },
        { key: 'sessions', as: 'number' },
        { key: 'units', as: 'number' },
        { key: 'placedToDate', as: 'number' },
        { key: 'amountCents', as: 'money' },
      ]}
    />
  );
};

/** Where the money stands. */
const Funding = () => {
  const { t, command } = useSpeech();
  const act = useDoing();
  const award = useMayIssue('award-grant');
  return (
    <Page
      title={t.pages.funding}
      actions={
        award && <Button onClick={() => act({ command: 'award-grant' })}>{command('award-grant')}</Button>
      }
    >
      <Views
        label={t.pages.funding}
        views={[
          { view: 'grants', show: () => <Grants /> },
          { view: 'funding', show: () => <ByProgramme /> },
        ]}
      />
    </Page>
  );
};

export default Funding;
