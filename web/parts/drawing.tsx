import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import * as plot from '@observablehq/plot';
import { useLayoutEffect, useRef } from 'react';

export type Options = (
  library: typeof plot,
  room: { readonly width: number; readonly dark: boolean },
) => plot.PlotOptions;

export interface DrawingProps {
  readonly label: string;
  readonly options: Options;
}

/** The library's style element has no nonce; app.css says the same of this class. */
const drawn = (label: string, options: plot.PlotOptions): Element => {
  const figure = plot.plot({ ...options, className: 'plot', figure: false });
  figure.querySelector('style')?.remove();
  // The picture has one name; what is inside is told by the figures below it.
  for (const each of figure.querySelectorAll('[aria-label]')) each.removeAttribute('aria-label');
  figure.setAttribute('role', 'img');
  figure.setAttribute('aria-label', label);
  return figure;
};

/** Drawn anew when there is more or less room, in the colours of the scheme. */
const Drawing = ({ label, options }: DrawingProps) => {
  const { ref: room, width } = useElementSize<HTMLDivElement>();
  const dark = useComputedColorScheme('light') === 'dark';
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (width > 0) place.current?.replaceChildren(drawn(label, { width, ...options(plot, { width, dark }) }));
  }, [label, options, width, dark]);
  return (
    <div ref={room}>
      <div ref={place} />
    </div>
  );
};

export default Drawing;
