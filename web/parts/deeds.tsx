import { Button } from '@mantine/core';
import { useMe } from '../shell/me.js';
import { useSpeech } from '../words/words.js';
import { type Deed, useDoing } from './forms/doing.js';

interface Props {
  readonly deeds: readonly Deed[];
  /** Whom or what they are about, for whoever hears the buttons without seeing the line. */
  readonly about: string;
  readonly size?: 'compact-sm' | 'sm';
  /** What the button says, where the command alone does not tell. */
  readonly says?: string;
  /** What buttons say that stand in every line, by command; whoever hears them hears all of it. */
  readonly short?: Readonly<Record<string, string>>;
}

/** Buttons for what the role may do; each opens its form. */
export const Deeds = ({ deeds, about, size = 'compact-sm', says, short }: Props) => {
  const { t, command } = useSpeech();
  const { may } = useMe();
  const act = useDoing();
  const open = deeds.filter((deed) => may.commands.includes(deed.command));
  if (open.length === 0) return null;
  return (
    <div className="row" role="group" aria-label={t.caseload.who(about)}>
      {open.map((deed) => (
        <Button
          key={deed.command}
          size={size}
          variant="default"
          aria-label={`${says ?? command(deed.command)}: ${about}`}
          onClick={() => act({ about, ...deed })}
        >
          {says ?? short?.[deed.command] ?? command(deed.command)}
        </Button>
      ))}
    </div>
  );
};
