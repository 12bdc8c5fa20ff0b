import { Page } from '../../parts/page.js';
import { Views } from '../../parts/views.js';
import { useSpeech } from '../../words/words.js';
import { Demand, DropOuts, Load, Medians, Offers } from './figures.js';
import { Expiries, HandOvers, Waiting } from './people.js';

/** How much everybody has to do, who waits for what, and what takes long. */
const Team = () => {
  const { t } = useSpeech();
  return (
    <Page title={t.pages.team}>
      <Views
        label={t.pages.team}
        views={[
          { view: 'team-load', show: () => <Load /> },
          { view: 'waiting-lists', show: () => <Waiting /> },
          { view: 'team-medians', show: () => <Medians /> },
          { view: 'drop-outs', show: () => <DropOuts /> },
          { view: 'expiries', show: () => <Expiries /> },
          { view: 'hand-overs', show: () => <HandOvers /> },
          { view: 'topic-demand', show: () => <Demand /> },
          { view: 'topic-offers', show: () => <Offers /> },
        ]}
      />
    </Page>
  );
};

export default Team;
