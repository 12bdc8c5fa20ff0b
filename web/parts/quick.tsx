import { Deeds } from './deeds.js';
import type { Deed } from './forms/doing.js';
import { useSpeech } from '../words/words.js';
import { today } from './today.js';

interface Props {
  /** Of the participant. */
  readonly id: string;
  readonly name: string;
  /** An appointment that it is about. */
  readonly session?: { readonly id: string; readonly on: string; readonly channel?: string | null };
  readonly language?: string | null;
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
  const { t } = useSpeech();
  return <Deeds deeds={deeds(props)} about={props.name} short={t.caseload.quick} />;
};
