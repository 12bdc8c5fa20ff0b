import { Alert, Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useConnection } from '../api/live.js';
import { useOutdated } from '../api/outdated.js';
import { signIn } from '../sign-in/session.js';
import { useSpeech } from '../words/words.js';

/** A connection that comes back at once, as with each new token, is no news. */
const GRACE = 1_500;

/** Says when what is shown may not be current any more: nothing stale is shown without it. */
export const Currency = () => {
  const { t, time, view } = useSpeech();
  const { state, at, rebuilding } = useConnection();
  const [lasting] = useDebouncedValue(state, GRACE);
  const outdated = useOutdated();
  const lost = state === 'lost' && lasting === 'lost';
  const asOf = (when: number): string => `${t.currency.asOf} ${time(when)}.`;
  return (
    <div role="status" className="currency">
      {state === 'ended' && (
        <Alert color="orange" title={t.currency.ended}>
          <p>{asOf(at)}</p>
          <Button size="compact-sm" onClick={() => void signIn().catch(() => undefined)}>
            {t.currency.again}
          </Button>
        </Alert>
      )}
      {lost && (
        <Alert color="orange" title={t.currency.lost}>
          {asOf(at)} {t.currency.trying}
        </Alert>
      )}
      {outdated !== undefined && !lost && state !== 'ended' && (
        <Alert color="orange" title={t.currency.outdated}>
          {asOf(outdated)}
        </Alert>
      )}
      {state === 'open' && rebuilding.length > 0 && (
        <Alert color="blue" title={t.currency.rebuilding}>
          {rebuilding.map(view).join(', ')}
        </Alert>
      )}
    </div>
  );
};
