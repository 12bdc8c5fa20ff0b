import { Button, Title } from '@mantine/core';
import { useContext } from 'react';
import { useDoing } from '../../parts/forms/doing.js';
import { useMe } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import { Chain } from './chain.js';
import { CORRECTED_BY, sayingOf } from './correcting.js';
import type { Entry, Known } from './cut.js';
import { Data, NamesContext } from './data.js';
import { Proof } from './proof.js';

interface Props {
  readonly history: Known;
  readonly entry: Entry;
  /** By which fact it counts no longer, as of the time that is looked at. */
  readonly by?: string;
  readonly contested: boolean;
  readonly onOpen: (id: string) => void;
  /** A form takes its place. */
  readonly onLeave: () => void;
}

/** Beside each other, what was recorded first and what took its place. */
const Versions = ({ history, entry, by }: Pick<Props, 'history' | 'entry' | 'by'>) => {
  const { t, fact } = useSpeech();
  const words = t.journey.fact;
  const { entries } = history;
  const find = (id: string | undefined) => entries.find(({ stored }) => stored.id === id);
  const { corrects } = entry.stored.meta;
  const next = find(by);
  const retracted = next?.stored.meta.retracts !== undefined;
  // A correction is recorded as a fact that says so, and after it the facts as they should have been.
  const sameKind = (of: Entry | undefined): Entry | undefined =>
    of &&
    entries.find(
      ({ stored, read }) =>
        stored.meta.commandId === of.stored.meta.commandId && read.type === entry.read.type,
    );
  const original = corrects ? (sameKind(find(corrects)) ?? find(corrects)) : entry;
  const corrected = corrects ? entry : retracted ? undefined : sameKind(next);
  const pair =
    corrected && original
      ? [[words.original, original] as const, [words.now, corrected] as const]
      : [[words.says, entry] as const];
  return (
    <>
      {retracted && <p>{words.gone}</p>}
      <div className="beside">
        {pair.map(([title, of]) => (
          <section key={title}>
            <Title order={3} size="h5">
              {title}
            </Title>
            <p>{fact(of.read.type)}</p>
            <Data of={of.read.data} />
          </section>
        ))}
      </div>
    </>
  );
};

/** One entry with everything that can be said of it. */
export const FactDetails = ({ history, entry, by, contested, onOpen, onLeave }: Props) => {
  const { t, command: called, day, time, value } = useSpeech();
  const { may } = useMe();
  const act = useDoing();
  const names = useContext(NamesContext);
  const words = t.journey;
  const { stored, read } = entry;
  const { actor, legalBasis } = stored.meta;
  const command = CORRECTED_BY[read.type];
  const deeds = [
    ...(by || stored.meta.retracts ? [] : ['retract-entry']),
    contested ? 'lift-contest' : 'contest-entry',
  ].filter((name) => may.commands.includes(name));
  return (
    <div className="fact">
      <p>{words.fact.place(stored.version)}</p>
      <dl className="data">
        {[
          [words.facts.happened, day(read.happenedOn)],
          [words.facts.recorded, time(stored.recordedAt)],
          [
            words.facts.who,
            `${names.get(actor.id!) ?? actor.id} (${value(actor.role, 'role')}, ${actor.unit})`,
          ],
          [words.facts.basis, legalBasis],
        ].map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Versions history={history} entry={entry} by={by} />
      <div className="buttons">
        {command && !by && !stored.meta.causeId && may.commands.includes(command) && (
          <Button
            onClick={() => {
              onLeave();
              act({ command, id: history.id, initial: sayingOf(entry), corrects: stored.id });
            }}
          >
            {t.form.correct}
          </Button>
        )}
        {deeds.map((name) => (
          <Button
            key={name}
            variant="default"
            onClick={() => {
              onLeave();
              act({ command: name, id: history.id, initial: { entry: stored.id }, without: ['entry'] });
            }}
          >
            {called(name)}
          </Button>
        ))}
      </div>
      <Chain history={history} entry={entry} onOpen={onOpen} />
      {may.views.includes('proof') && <Proof key={stored.id} id={history.id} entry={entry} />}
      <details>
        <summary>{words.fact.stored}</summary>
        <Data of={stored.data} />
      </details>
    </div>
  );
};
