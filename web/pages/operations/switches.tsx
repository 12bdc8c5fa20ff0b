import { Alert, Button, Card, Text } from '@mantine/core';
import { api } from '../../api/client.js';
import { Failed } from '../../parts/failed.js';
import { useDoing } from '../../parts/forms/doing.js';
import { Light } from '../../parts/light.js';
import { useSpeech } from '../../words/words.js';
import { useOrder, useReaders, useReady } from './state.js';

const again = () => api.POST('/operations/read-write');
const publish = () => api.POST('/operations/reporting/publish');

/** How the service does as a whole, and what can be switched. */
export const Switches = ({ may }: { readonly may: boolean }) => {
  const { t, number, time, command } = useSpeech();
  const words = t.operations;
  const act = useDoing();
  const { data: readers } = useReaders();
  const ready = useReady();
  const ending = useOrder(again);
  const publishing = useOrder(publish);
  const readOnly = ready.data?.readOnly;
  return (
    <>
      {readOnly && (
        <Alert color="orange" title={words.readOnly}>
          {`${readOnly.reason} · ${words.until} ${time(readOnly.until)}`}
        </Alert>
      )}
      <div className="cards">
        <Card withBorder>
          <Text>{words.service}</Text>
          <Light colour={ready.error ? 'red' : readOnly ? 'amber' : 'green'}>
            {ready.error ? words.notReady : readOnly ? words.readOnly : words.ready}
          </Light>
          {ready.error && <Text size="sm">{ready.error.hint}</Text>}
        </Card>
        <Card withBorder>
          <Text>{words.head}</Text>
          <span className="figure">{number(readers && Number(readers.head))}</span>
          <Text size="xs">{readers?.journal}</Text>
        </Card>
      </div>
      {may && (
        <div className="buttons">
          {readOnly ? (
            <Button loading={ending.isPending} onClick={() => ending.mutate(undefined)}>
              {words.again}
            </Button>
          ) : (
            <Button variant="default" onClick={() => act({ command: 'read-only', without: ['until'] })}>
              {command('read-only')}
            </Button>
          )}
          <Button
            variant="default"
            loading={publishing.isPending}
            onClick={() => publishing.mutate(undefined)}
          >
            {words.publish}
          </Button>
        </div>
      )}
      <div role="status">{publishing.isSuccess && <Alert color="journey">{words.published}</Alert>}</div>
      {ending.error && <Failed problem={ending.error} />}
      {publishing.error && <Failed problem={publishing.error} />}
    </>
  );
};
