import { Progress } from '@mantine/core';

interface Props {
  readonly value: number;
  /** What fills the bar. */
  readonly most: number;
  /** The figure as it is read. */
  readonly children: string;
  readonly colour?: string;
}

/** A figure with a bar beside others of its kind; the bar says nothing that the figure does not. */
export const Bar = ({ value, most, children, colour = 'journey' }: Props) => (
  <div className="bar">
    <span>{children}</span>
    <Progress aria-hidden value={most > 0 ? Math.min(100, (100 * value) / most) : 0} color={colour} />
  </div>
);
