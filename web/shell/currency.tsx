import { Alert } from '@mantine/core';
import { useConnection } from '../api/live.js';
import { useSpeech } from '../words/words.js';

/** Says when what is shown may not be current any more: nothing stale is shown without it. */
export const Currency = () => {
  const { t, time, view } = useSpeech();
  const { state, at, rebuilding } = useConnection();
  return (
    <div role="status" className="currency">
      {state === 'lost' && (
        <Alert color="orange" title={t.currency.lost}>
          {t.currency.asOf} {time(at)}. {t.currency.trying}
        </Alert>
      )}
      {state !== 'lost' && rebuilding.length > 0 && (
        <Alert color="blue" title={t.currency.rebuilding}>
          {rebuilding.map(view).join(', ')}
        </Alert>
      )}
    </div>
  );
};
