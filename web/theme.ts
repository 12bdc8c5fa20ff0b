import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** A green that stands out from white, and from black in its lighter shades (WCAG 2.2 AA). */
const journey: MantineColorsTuple = [
  ...[
    '#e7f6f3',
    '#d3eae5',
    '#a8d5cb',
    '#79bfb0',
    '#52ad99',
    '#399f8a',
    '#288a76',
    '#156f5f',
    '#0b6b5d',
    '#06493f',
  ],
] as unknown as MantineColorsTuple;

export const theme = createTheme({
  primaryColor: 'journey',
  primaryShade: { light: 8, dark: 7 },
  colors: { journey },
  autoContrast: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  headings: { fontFamily: 'inherit', fontWeight: '650' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
});
