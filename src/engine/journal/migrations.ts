import { readFileSync } from 'node:fs';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const sql = (file: string): string => readFileSync(new URL(`./sql/${file}`, import.meta.url), 'utf8');

/** Migrations go forward only: what they made holds facts and keys. A view needs none, it is built anew. */
const never = (): Promise<void> =>
  Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));

const migration = (name: string, file: string): new () => MigrationInterface =>
  class implements MigrationInterface {
    readonly name = name;
    up = async (runner: QueryRunner): Promise<void> => {
      await runner.query(sql(file));
    };
    down = never;
  };

/** A name ends with the time that says when its turn is; databases remember it by that name. */
export const MIGRATIONS = [
  migration('Foundation1763769600000', '001-foundation.sql'),
  migration('Append1795334400000', '002-append.sql'),
  migration('Sweeps1795356000000', '003-sweeps.sql'),
  migration('Published1795359600000', '004-published.sql'),
  migration('Erasures1795372000000', '007-erasures.sql'),
  migration('Anchors1795373000000', '008-anchors.sql'),
  migration('Access1795374000000', '009-access.sql'),
  migration('Acts1795376000000', '012-acts.sql'),
  migration('Guard1795377000000', '010-guard.sql'),
  migration('Webhooks1795378000016', '016-webhooks.sql'),
  migration('Statistics1795379000000', '017-statistics.sql'),
  migration('Claimed1795379900019', '019-claimed.sql'),
];
