import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Deeds } from '../../parts/deeds.js';
import type { Choice, Choices } from '../../parts/forms/field.js';
import type { Deed } from '../../parts/forms/doing.js';
import { commandsOf } from '../../parts/forms/schema.js';
import { today } from '../../parts/today.js';
import { useMe } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import type { Timeline } from './cut.js';
import type { State } from './state.js';

/** What is done most often; the rest stands below by chapters. */
const FREQUENT = [
  ...['hold-session', 'schedule-session', 'report-attendance', 'set-task', 'revise-plan'],
  ...['agree-internship', 'record-placement', 'record-skill', 'record-language-skill', 'share-case'],
];

/** What a command asks for by its id, and which bars of the timeline there are to choose from. */
const CHOSEN_FROM: Readonly<Record<string, readonly string[]>> = {
  course: ['course'],
  training: ['training'],
  internship: ['internship'],
  procedure: ['recognition'],
  placement: ['placement'],
  title: ['residence-title'],
  permission: ['work-permission'],
  spell: ['regime'],
  obstacle: ['obstacle'],
  mentor: ['mentoring'],
};

const useChoices = (timeline: Timeline | undefined, { coaching, plan, privacy }: State): Choices => {
  const { day, value } = useSpeech();
  const bars = Object.entries(CHOSEN_FROM).map(([field, kinds]): [string, readonly Choice[]] => [
    field,
    (timeline?.bars ?? [])
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ id, label, from }) => ({ value: id, label: `${value(label)}, ${day(from)}` })),
  ]);
  const days = (of: object | undefined): readonly Choice[] =>
    Object.entries(of ?? {}).map(([id, on]) => ({
      value: id,
      label: day(typeof on === 'string' ? on : (on as { due?: string }).due),
    }));
  return {
    ...Object.fromEntries(bars.filter(([, choices]) => choices.length > 0)),
    session: days(coaching?.openAppointments),
    task: days(plan?.tasks),
    hold: days(privacy?.holds),
  };
};

interface Props {
  readonly id: string;
  readonly name: string;
  readonly state: State;
  readonly timeline?: Timeline;
}

/** Everything that the role may record in a journey: the frequent at once, all of it by chapters. */
export const JourneyDeeds = ({ id, name, state, timeline }: Props) => {
  const { t } = useSpeech();
  const { may } = useMe();
  const [opened, setOpened] = useState(false);
  const choices = useChoices(timeline, state);
  const { data: chapters = {} } = useQuery({
    queryKey: ['form', 'journeys'],
    queryFn: () => commandsOf('/journeys/{id}/'),
    staleTime: Infinity,
    enabled: opened,
  });
  const talk = { on: today(), channel: 'phone', minutes: 30, topics: [] };
  const spoken = { language: state.intake?.participant?.motherTongue ?? 'de' };
  const initial: Readonly<Record<string, Deed['initial']>> = {
    'hold-session': { ...talk, ...spoken },
    'schedule-session': { plannedFor: today(), channel: 'office', ...spoken },
    'record-placement': { on: today(), kind: 'job' },
  };
  const deed = (command: string): Deed => ({ command, id, choices, initial: initial[command] ?? {} });
  const groups = Object.entries(chapters)
    .map(([chapter, commands]) => [chapter, commands.filter((each) => may.commands.includes(each))] as const)
    .filter(([, commands]) => commands.length > 0);
  if (!may.commands.some((each) => FREQUENT.includes(each))) return null;
  return (
    <section className="deeds">
      <Title order={2} size="h4" mb="xs">
        {t.journey.deeds.title}
      </Title>
      <Deeds deeds={FREQUENT.map(deed)} about={name} size="sm" />
      <details onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
        <summary>{t.journey.deeds.all}</summary>
        <div className="cards">
          {groups.map(([chapter, commands]) => (
            <section key={chapter}>
              <Title order={3} size="h6" mb={4}>
                {t.journey.chapters[chapter] ?? chapter}
              </Title>
              <Deeds deeds={commands.map(deed)} about={name} />
            </section>
          ))}
        </div>
      </details>
    </section>
  );
};
