import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { RowOf } from '../../api/rows.js';
import type { Column } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';
import { Listing } from './listing.js';

const FILTERS = ['from', 'to', 'account', 'unit', 'type', 'correlationId', 'participant'] as const;

const Where = ({ stream }: { readonly stream: string }) => {
  const { value } = useSpeech();
  const [kind, id] = [stream.slice(0, stream.indexOf('-')), stream.slice(stream.indexOf('-') + 1)];
  const name = `${value(kind, 'stream')} ${id.slice(0, 8)}`;
  return kind === 'journey' ? <Link href={`/journeys/${id}`}>{name}</Link> : name;
};

/** What was recorded, in all histories. */
export const Entries = () => {
  const { t, fact, time, day, value } = useSpeech();
  const words = t.audit.entries;
  return (
    <Listing
      path="/entries"
      caption={t.audit.tabs.entries}
      intro={t.audit.intro.entries}
      filters={FILTERS}
      id={({ id }) => id}
      columns={(choose): readonly Column<RowOf<'/entries'>>[] => [
        { key: 'recordedAt', heading: words.recorded, show: ({ recordedAt }) => time(recordedAt) },
        { key: 'type', heading: words.what, head: true, show: ({ type }) => fact(type) },
        { key: 'happenedOn', heading: words.happened, show: ({ happenedOn }) => day(happenedOn) },
        {
          key: 'account',
          heading: words.who,
          show: ({ account, role, unit }) => `${account} (${value(role, 'role')}, ${unit})`,
        },
        { key: 'stream', heading: words.where, show: ({ stream }) => <Where stream={stream} /> },
        {
          key: 'correlationId',
          heading: words.together,
          show: ({ correlationId }) => (
            <Button size="compact-sm" variant="default" onClick={() => choose({ correlationId })}>
              {words.show}
            </Button>
          ),
        },
      ]}
    />
  );
};
