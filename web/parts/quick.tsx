import { Button } from '@mantine/core';
import { useMe } from '../shell/me.js';
import { useSpeech } from '../words/words.js';
import { type Deed, useDoing } from './forms/doing.js';
import { today } from './today.js';

interface Props {
  /** Of the participant. */
  readonly id: string;
  readonly name: string;
  /** An appointment that it is about. */
  readonly session?: { readonly id: string; readonly on: string; readonly channel?: string | null };
  readonly language?: string | null;
  readonly compact?: boolean;
}

/** What a coach records many times a day, filled in as far as it is known. */
const deeds = ({ id, session, language }: Props): readonly Deed[] => {
  const on = session?.on ?? today();
  const talk = {
    on,
    channel: session?.channel ?? 'phone',
    minutes: 30,
    language: language ?? 'de',
    topics: [],
  };
  return [
    {
      command: 'hold-session',
      id,
      initial: { ...talk, ...(session && { session: session.id }) },
      without: ['session', 'coach', 'programme'],
    },
    ...(session
      ? [
          {
            command: 'miss-session',
            id,
            initial: { session: session.id, on, excused: false },
            without: ['session'],
          },
        ]
      : [
          {
            command: 'schedule-session',
            id,
            initial: { plannedFor: on, channel: 'office', language: language ?? 'de' },
            without: ['coach'],
          },
          { command: 'record-placement', id, initial: { on, kind: 'job' }, without: ['programme'] },
        ]),
  ];
};

export const Quick = (props: Props) => {
  const { command, t } = useSpeech();
  const act = useDoing();
  const { may } = useMe();
  return (
    <div className="row" role="group" aria-label={t.caseload.who(props.name)}>
      {deeds(props)
        .filter((deed) => may.commands.includes(deed.command))
        .map((deed) => (
          <Button
            key={deed.command}
            size="compact-sm"
            variant="default"
            aria-label={`${command(deed.command)}: ${props.name}`}
            onClick={() => act({ ...deed, about: props.name })}
          >
            {command(deed.command)}
          </Button>
        ))}
    </div>
  );
};
