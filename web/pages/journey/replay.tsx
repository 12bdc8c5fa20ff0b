import { Button, Slider, TextInput, Title } from '@mantine/core';
import { useId } from 'react';
import { daysAfter, today } from '../../parts/today.js';
import { useSpeech } from '../../words/words.js';
import type { Cut, Span } from './cut.js';

const between = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

interface AxisProps {
  readonly label: string;
  readonly hint: string;
  readonly days: readonly [first: string, last: string];
  /** Without one, until the end. */
  readonly until?: string;
  readonly onChange: (until: string | undefined) => void;
}

/** One time axis, day by day: by slider, by date, or back to today. */
const Axis = ({ label, hint, days: [first, last], until, onChange }: AxisProps) => {
  const { t, day } = useSpeech();
  const id = useId();
  const choose = (next: string): void => onChange(next >= last ? undefined : next < first ? first : next);
  const on = until ?? last;
  return (
    <div className="axis" role="group" aria-labelledby={id}>
      <div>
        <strong id={id}>{label}</strong> <span className="hint">{hint}</span>
      </div>
      <Slider
        thumbLabel={label}
        thumbProps={{ 'aria-valuetext': day(on) }}
        min={0}
        max={Math.max(1, between(first, last))}
        value={between(first, on)}
        onChange={(days) => choose(daysAfter(first, days))}
        label={(days) => day(daysAfter(first, days))}
        labelTransitionProps={{ duration: 0 }}
      />
      <div className="row">
        <TextInput
          type="date"
          size="sm"
          aria-label={label}
          min={first}
          max={last}
          value={on}
          onChange={({ target }) => target.value && choose(target.value)}
        />
        <Button
          variant="default"
          size="sm"
          onClick={() => choose(today())}
          aria-label={`${label}: ${t.journey.replay.today}`}
        >
          {t.journey.replay.today}
        </Button>
      </div>
    </div>
  );
};

interface Props {
  readonly span: Span;
  readonly cut: Cut;
  readonly onChange: (cut: Cut) => void;
  /** How many entries there are then, and by now. */
  readonly shown: number;
  readonly count: number;
}

/** What was known on a day, and what had happened by a day: the two are moved apart from each other. */
export const Replay = ({ span, cut, onChange, shown, count }: Props) => {
  const { t, day } = useSpeech();
  const words = t.journey.replay;
  const { recordedUntil, happenedUntil } = cut;
  return (
    <section className="replay">
      <Title order={2} size="h4">
        {words.title}
      </Title>
      <div className="axes">
        <Axis
          label={words.recorded}
          hint={words.recordedHint}
          days={span.recorded}
          until={recordedUntil}
          onChange={(until) => onChange({ ...cut, recordedUntil: until })}
        />
        <Axis
          label={words.happened}
          hint={words.happenedHint}
          days={span.happened}
          until={happenedUntil}
          onChange={(until) => onChange({ ...cut, happenedUntil: until })}
        />
      </div>
      <p role="status">
        {recordedUntil || happenedUntil
          ? words.then(
              shown,
              count,
              day(recordedUntil ?? span.recorded[1]),
              day(happenedUntil ?? span.happened[1]),
            )
          : words.now(count)}
      </p>
    </section>
  );
};
