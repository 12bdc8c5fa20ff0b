import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { declared } from './app.module.js';
import { backUp } from './audit/backup.js';
import { differences } from './audit/equal-views.js';
import { keysIn } from './audit/files.js';
import { publicKeysIn, signingKey } from './audit/keys.js';
import { heldReadLog } from './audit/read-log.js';
import { restore } from './audit/restore.js';
import { anchorsOf } from './audit/sources.js';
import { verifyJournal } from './audit/verify.js';
import { migrate } from './engine/database.js';
import { removeEmbedded, startEmbeddedPostgres } from './engine/embedded-postgres.js';
import { projectionsOf } from './engine/open.js';
import { postgresJournal } from './engine/journal/postgres.js';
import { startService } from './service.js';
import { program, type Stores, withStores } from './stores.js';

/** What is restored follows the journal that came with it, and signs nothing that lies outside. */
const ITS_OWN = { eventStoreUrl: undefined, anchorDir: undefined, port: 0, host: '127.0.0.1' };

/**
 * `npm run rehearse:backup`: backs the stores of the environment up, restores them on an empty database of its own, verifies
 * the chains, builds all views and compares them. Nobody should be recording meanwhile. Everything is deleted again.
 */
const rehearse = async ({ config, pool, journal }: Stores, folder: string): Promise<number> => {
  const seconds = (from: number): string => ((performance.now() - from) / 1_000).toFixed(1);
  let from = performance.now();
  const said = (what: string): void => {
    console.log(`${what}: ${seconds(from)} s`);
    from = performance.now();
  };
  const backup = join(folder, 'backup');
  const { facts } = await backUp({ pool, journal, folder: backup });
  said(`backed up ${facts} facts`);

  const dataDir = join(folder, 'data');
  const server = await startEmbeddedPostgres(dataDir);
  const restored = new Pool({ connectionString: server.url });
  restored.on('error', () => undefined);
  try {
    await migrate(server.url);
    await restore({ pool: restored, folder: backup });
    said('restored');
    const copy = await postgresJournal(restored);
    const findings: string[] = [];
    const { id, privateKey } = signingKey(config);
    await verifyJournal({
      journal: copy,
      anchors: await anchorsOf(restored, config.anchorDir),
      keys: new Map([...publicKeysIn(keysIn(config.anchorDir ?? folder)), [id, privateKey]]),
      found: ({ says }) => findings.push(says),
      readLog: (seen) => heldReadLog(restored, seen),
    }).finally(() => copy.close());
    said(findings.length === 0 ? 'verified, sound' : `verified: ${findings.slice(0, 20).join('; ')}`);

    const service = await startService({ ...config, ...ITS_OWN, databaseUrl: server.url });
    try {
      const names = projectionsOf(declared).map(({ name }) => name);
      while (service.runtime.projectors.size < names.length) await sleep(100);
      const head = await service.runtime.journal.head();
      for (const each of service.runtime.projectors.values()) await each.reached(head, 600_000);
      said(`built ${names.length} views`);
    } finally {
      await service.stop();
    }
    const differing = await differences(pool, restored);
    console.log(differing.length === 0 ? 'All views are equal.' : `Other rows in: ${differing.join(', ')}.`);
    return findings.length + differing.length === 0 ? 0 : 2;
  } finally {
    await restored.end();
    await server.stop();
    await removeEmbedded(dataDir);
  }
};

await program(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'integration-journey-rehearsal-'));
  // Started as root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(folder, 0o711);
  try {
    return await withStores('backup-rehearsal', (stores) => rehearse(stores, folder), {
      readOnly: true,
      act: { what: 'rehearse-backup' },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
