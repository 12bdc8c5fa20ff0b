import { Button, Title } from '@mantine/core';
import { type RowOf, useRows } from '../../api/rows.js';
import { useMe } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import type { Entry, Known } from './cut.js';

interface Link {
  readonly id: string;
  readonly type: string;
  readonly on: string;
  readonly stream?: string;
}

const linkOf = ({ stored, read }: Entry): Link => ({ id: stored.id, type: read.type, on: read.happenedOn });
const linkTo = ({ id, type, happenedOn, stream }: RowOf<'/entries'>): Link => ({
  ...{ id, type, on: happenedOn, stream: stream.slice(0, stream.indexOf('-')) },
});

interface Props {
  readonly history: Known;
  readonly entry: Entry;
  readonly onOpen: (id: string) => void;
}

/** What set an entry off, and what it set off: in this history, and for those who may look there, in all others. */
export const Chain = ({ history: { entries }, entry, onOpen }: Props) => {
  const { t, fact, day, value } = useSpeech();
  const { may } = useMe();
  const words = t.journey.fact;
  const { id, meta } = entry.stored;
  const elsewhere = useRows('/entries', { correlationId: meta.correlationId }, may.views.includes('entries'));
  const here = new Set(entries.map(({ stored }) => stored.id));
  const others = elsewhere.rows.filter((row) => !here.has(row.id));
  const cause = entries.find(({ stored }) => stored.id === meta.causeId);
  const far = others.find((row) => row.id === meta.causeId);
  const effects = [
    ...entries.filter(({ stored }) => stored.meta.causeId === id).map(linkOf),
    ...others.filter((row) => row.cause === id).map(linkTo),
  ];
  const same = entries
    .filter(({ stored }) => stored.meta.commandId === meta.commandId && stored.id !== id)
    .map(linkOf);
  const list = (links: readonly Link[]) =>
    links.length === 0 ? (
      words.none
    ) : (
      <ul className="plain">
        {links.map(({ id: to, type, on, stream }) => (
          <li key={to}>
            {stream ? (
              `${fact(type)}, ${day(on)} (${value(stream, 'stream')})`
            ) : (
              <Button size="compact-sm" variant="subtle" onClick={() => onOpen(to)}>
                {`${fact(type)}, ${day(on)}`}
              </Button>
            )}
          </li>
        ))}
      </ul>
    );
  return (
    <section>
      <Title order={3} size="h5">
        {words.chain}
      </Title>
      <dl className="data">
        <div>
          <dt>{words.cause}</dt>
          <dd>
            {!meta.causeId && words.acted}
            {meta.causeId && (cause ? list([linkOf(cause)]) : far ? list([linkTo(far)]) : words.elsewhere)}
          </dd>
        </div>
        <div>
          <dt>{words.effects}</dt>
          <dd>{list(effects)}</dd>
        </div>
        {same.length > 0 && (
          <div>
            <dt>{words.together}</dt>
            <dd>{list(same)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
};
