import { describe, expect, it } from '@jest/globals';
import { getMetadataArgsStorage } from 'typeorm';
import { declared } from '../src/app.module.js';
import type { Projection } from '../src/kernel/projection.js';

/* A view waits for its projections, is cut with them, and is there when they are: it must name all that it reads. */

const tableOf = ({ row }: Projection): string =>
  getMetadataArgsStorage().tables.find(({ target }) => target === row)!.name!;

/** What some views want to know before they can say what they read. */
const ASKED = {
  ...{ caseWorker: 'coach-1', coach: 'coach-1', participant: '00000000-0000-4000-8000-000000000000' },
  ...{ employer: '00000000-0000-4000-8000-000000000000', opening: '00000000-0000-4000-8000-000000000000' },
  ...{ familyName: 'Muster', name: 'Muster' },
};

describe('the views', () => {
  it.each(declared.views.map((view) => [view.name, view] as const))(
    '%s names every projection that it reads',
    (_, { select, projections }) => {
      const digests = new Proxy({}, { get: () => [] });
      const { text } = select(ASKED, '2021-07-31', () => '*', digests);
      const read = [...new Set([...text.matchAll(/\bviews\.(\w+)/g)].map(([, table]) => table!))];
      const named = projections.map(tableOf);
      // People out of the asker's scope are no projection: the engine puts them there.
      expect(read.filter((table) => table !== 'foreign' && !named.includes(table))).toEqual([]);
    },
  );
});
