import { Alert, Button, Code, Text } from '@mantine/core';
import { useState } from 'react';
import { rowsIn } from '../../api/rows.js';
import { Failed } from '../../parts/failed.js';
import { useDoing } from '../../parts/forms/doing.js';
import { type Colour, Light } from '../../parts/light.js';
import { Page } from '../../parts/page.js';
import { type Column, Table } from '../../parts/table.js';
import { useMe } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import { useOrder } from '../operations/state.js';
import { type Order, ORDERS, ordersFor, useWebhooks, type Webhook } from './state.js';

const COLOUR: Readonly<Record<string, Colour>> = { active: 'green', paused: 'amber', disabled: 'red' };

/** What came of an order, as far as somebody has to know it. */
interface Outcome {
  readonly secret?: string;
  readonly delivered?: boolean;
  readonly error?: string;
}

const useColumns = (give: (order: Order, webhook: Webhook) => void): readonly Column<Webhook>[] => {
  const { t, fact, time, number } = useSpeech();
  const words = t.webhooks;
  const { may } = useMe();
  const [sure, setSure] = useState<string>();
  return [
    {
      key: 'url',
      head: true,
      show: ({ url, unit, types }) => (
        <>
          {url}
          <Text size="xs">{unit}</Text>
          <details>
            <summary>{words.types(types.length)}</summary>
            <ul className="plain">
              {types.map((type) => (
                <li key={type}>{fact(type)}</li>
              ))}
            </ul>
          </details>
        </>
      ),
    },
    {
      key: 'state',
      heading: words.state,
      show: ({ state, failures, lastError }) => (
        <>
          <Light colour={COLOUR[state] ?? 'gray'}>{words.states[state as 'active'] ?? state}</Light>
          {failures > 0 && <Text size="xs">{`${words.failures(failures)}: ${lastError}`}</Text>}
        </>
      ),
    },
    { key: 'delivered', heading: words.delivered, right: true, show: ({ delivered }) => number(delivered) },
    {
      key: 'waiting',
      heading: words.waiting,
      right: true,
      show: ({ waiting, oldest }) => (
        <>
          {number(waiting)}
          {oldest && <Text size="xs">{`${words.oldest} ${time(oldest)}`}</Text>}
        </>
      ),
    },
    { key: 'withheld', heading: words.withheld, right: true, show: ({ withheld }) => number(withheld) },
    { key: 'lastSuccess', heading: words.lastSuccess, show: ({ lastSuccess }) => time(lastSuccess) },
    {
      key: 'actions',
      heading: t.caseload.actions,
      show: (webhook) => (
        <div className="row" role="group" aria-label={webhook.url}>
          {may.operate.includes('define-webhook') &&
            ordersFor(webhook.state).map((order) => (
              <Button
                key={order}
                size="compact-sm"
                variant="default"
                aria-label={`${words.orders[order]}: ${webhook.url}`}
                onClick={() =>
                  order === 'end' && sure !== webhook.id ? setSure(webhook.id) : give(order, webhook)
                }
              >
                {order === 'end' && sure === webhook.id ? words.sure : words.orders[order]}
              </Button>
            ))}
        </div>
      ),
    },
  ];
};

/** Other systems that are told of facts, and how that goes. A secret is shown once, and kept nowhere here. */
const Webhooks = () => {
  const { t } = useSpeech();
  const words = t.webhooks;
  const act = useDoing();
  const { may } = useMe();
  const answer = useWebhooks();
  const [outcome, setOutcome] = useState<Outcome>();
  const order = useOrder(async ([name, id]: readonly [Order, string]) => {
    const { data } = await ORDERS[name](id);
    setOutcome(data as Outcome);
  });
  const columns = useColumns((name, { id }) => {
    setOutcome(undefined);
    order.mutate([name, id]);
  });
  const choices = {
    types: Object.entries(t.tables.facts)
      .map(([value, label]) => ({ value, label }))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
  };
  return (
    <Page
      title={t.pages.webhooks}
      actions={
        may.operate.includes('define-webhook') && (
          <Button
            onClick={() =>
              act({ command: 'webhooks', choices, onDone: (done) => setOutcome(done as Outcome) })
            }
          >
            {words.define}
          </Button>
        )
      }
    >
      <div role="status">
        {outcome?.secret && (
          <Alert
            color="orange"
            title={words.secretOnce}
            withCloseButton
            closeButtonLabel={t.shell.close}
            onClose={() => setOutcome(undefined)}
          >
            <Code>{outcome.secret}</Code>
          </Alert>
        )}
        {outcome?.delivered !== undefined && (
          <Alert color={outcome.delivered ? 'journey' : 'red'}>
            {outcome.delivered ? words.taken : `${words.notTaken}: ${outcome.error}`}
          </Alert>
        )}
      </div>
      {order.error && <Failed problem={order.error} />}
      <Table
        caption={t.pages.webhooks}
        columns={columns}
        found={rowsIn(answer.data?.webhooks, answer)}
        id={({ id }) => id}
        empty={words.nobody}
      />
    </Page>
  );
};

export default Webhooks;
