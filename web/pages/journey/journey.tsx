import { Loader, Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useParams } from 'wouter';
import { look } from '../../api/client.js';
import { isProblem } from '../../api/problem.js';
import { Failed } from '../../parts/failed.js';
import { Page } from '../../parts/page.js';
import { nameOf } from '../../parts/person.js';
import { useMe } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import { Course } from './course.js';
import { type Cut, cut as cutAt, known } from './cut.js';
import { NamesContext } from './data.js';
import { useNames } from './names.js';
import { JourneyDeeds } from './deeds.js';
import { Head } from './head.js';
import { Papers } from './papers.js';
import { Readers } from './readers.js';
import { stateOf } from './state.js';
import { Then } from './then.js';

/** One person's journey: how it went, how it stands, and how both stood at any time. */
const Journey = () => {
  const { id } = useParams<{ id: string }>();
  const { t } = useSpeech();
  const { may } = useMe();
  const words = t.journey;
  const replays = may.replay.includes('journeys');
  const [cut, setCut] = useState<Cut>({});
  const history = look.useQuery(
    'get',
    '/journeys/{id}/history',
    { params: { path: { id } } },
    { enabled: replays },
  );
  const now = look.useQuery('get', '/journeys/{id}', { params: { path: { id } } });
  const all = useMemo(() => history.data && known(history.data), [history.data]);
  const whole = useMemo(() => all && cutAt(all, {}), [all]);
  const names = useNames(whole);
  const problem = [now, history].map(({ error }) => error).find(isProblem);
  if (!now.data)
    return problem ? (
      <Page title={t.pages.journey}>
        <Failed problem={problem} />
      </Page>
    ) : (
      <Loader className="waiting" aria-label={words.loading} />
    );
  const state = stateOf(now.data);
  const name = nameOf(state.intake?.participant ?? {}, t.caseload.erased);
  const tabs = [
    ['course', replays],
    ['state', true],
    ['readers', may.views.includes('read-log')],
    ['papers', may.views.includes('proof') || may.views.includes('subject-access')],
  ] as const;
  const open = tabs.filter(([, holds]) => holds).map(([tab]) => tab);
  return (
    <Page title={name}>
      <NamesContext value={names}>
        <Head state={state} />
        {problem && <Failed problem={problem} />}
        <JourneyDeeds id={id} name={name} state={state} timeline={whole?.timeline} />
        <Tabs defaultValue={open[0]} keepMounted={false}>
          <Tabs.List my="md">
            {open.map((tab) => (
              <Tabs.Tab key={tab} value={tab}>
                {words.sections[tab]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="course">
            {all && whole ? (
              <Course history={all} whole={whole} cut={cut} onCut={setCut} />
            ) : (
              <Loader className="waiting" aria-label={words.loading} />
            )}
          </Tabs.Panel>
          <Tabs.Panel value="state">
            <Then id={id} now={state} history={all} cut={cut} onCut={setCut} />
          </Tabs.Panel>
          <Tabs.Panel value="readers">
            <Readers id={id} />
          </Tabs.Panel>
          <Tabs.Panel value="papers">
            <Papers id={id} />
          </Tabs.Panel>
        </Tabs>
      </NamesContext>
    </Page>
  );
};

export default Journey;
