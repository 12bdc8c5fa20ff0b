import { Text } from '@mantine/core';
import { Download } from '../../parts/download.js';
import { useMe } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';

/** What is handed out: proofs for whoever checks them elsewhere, and what the person may ask for (Art. 15 GDPR). */
export const Papers = ({ id }: { readonly id: string }) => {
  const { t } = useSpeech();
  const { may } = useMe();
  const words = t.journey.papers;
  const bundle = `/journeys/${id}/bundle`;
  return (
    <div className="cards">
      {may.views.includes('proof') && (
        <div className="stack">
          <Text>{words.bundleHint}</Text>
          <Download path={bundle} query={{ disclose: 'none' }} format="" label={words.bundle} />
          <Download path={bundle} query={{ disclose: 'all' }} format="" label={words.bundleAll} />
        </div>
      )}
      {may.views.includes('subject-access') && (
        <div className="stack">
          <Text>{words.subjectHint}</Text>
          <Download path={`/journeys/${id}/subject-access`} format="html" label={words.subject} />
        </div>
      )}
    </div>
  );
};
