import { Badge } from '@mantine/core';

export type Colour = 'green' | 'amber' | 'red' | 'gray';

/** A traffic light that says in words and by its shape what its colour says, too. */
const SIGNS: Readonly<Record<Colour, string>> = { green: '●', amber: '▲', red: '■', gray: '○' };

export const Light = ({ colour, children }: { readonly colour: Colour; readonly children: string }) => (
  <Badge
    variant="default"
    className={`light ${colour}`}
    leftSection={<span aria-hidden="true">{SIGNS[colour]}</span>}
  >
    {children}
  </Badge>
);
