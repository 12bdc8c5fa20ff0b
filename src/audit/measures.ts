import { Gauge, type Registry } from 'prom-client';

/** What metrics tell of anchors, by name. */
const MEASURES = {
  behind: ['anchor_behind_seconds', 'Age of the last anchor where something waits for the next one, else 0.'],
  every: ['anchor_every_seconds', 'Seconds from one anchor to the next, as set.'],
  trouble: ['anchor_in_trouble', '1 while the last attempt to anchor has failed.'],
} as const;

type Measured = Readonly<Record<keyof typeof MEASURES, () => number | Promise<number>>>;

export const measureAnchors = (registry: Registry, measured: Measured): void => {
  for (const [what, [name, help]] of Object.entries(MEASURES))
    new Gauge({
      name,
      help,
      registers: [registry],
      collect: async function () {
        this.set(await measured[what as keyof Measured]());
      },
    });
};
