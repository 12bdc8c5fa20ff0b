import { Stack } from '@mantine/core';
import { Section } from '../../parts/one.js';
import { Page } from '../../parts/page.js';
import { useMe } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import { Instances } from './instances.js';
import { Parked } from './parked.js';
import { Readers } from './readers.js';
import { Sweeps } from './sweeps.js';
import { Switches } from './switches.js';

/** How the service does, for those who run it; auditors look on. */
const Operations = () => {
  const { t } = useSpeech();
  const words = t.operations;
  const may = useMe().may.operate.includes('replay');
  return (
    <Page title={t.pages.operations}>
      <Stack gap="xl">
        <Switches may={may} />
        <Section title={words.readersTitle}>
          <Readers />
        </Section>
        <Section title={words.parkedTitle}>
          <Parked may={may} />
        </Section>
        <Section title={words.instancesTitle}>
          <Instances />
        </Section>
        <Section title={words.sweepsTitle}>
          <Sweeps />
        </Section>
      </Stack>
    </Page>
  );
};

export default Operations;
