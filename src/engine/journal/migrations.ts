import { readFileSync } from 'node:fs';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const sql = (file: string): string => readFileSync(new URL(`./sql/${file}`, import.meta.url), 'utf8');

/** Migrations go forward only: what they made holds facts and keys. A view needs none, it is built anew. */
const never = (): Promise<void> =>
  Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));

export class Foundation1763769600000 implements MigrationInterface {
  up = async (runner: QueryRunner): Promise<void> => {
    await runner.query(sql('001-foundation.sql'));
  };
  down = never;
}

export class Append1795334400000 implements MigrationInterface {
  up = async (runner: QueryRunner): Promise<void> => {
    await runner.query(sql('002-append.sql'));
  };
  down = never;
}

export class Sweeps1795356000000 implements MigrationInterface {
  up = async (runner: QueryRunner): Promise<void> => {
    await runner.query(sql('003-sweeps.sql'));
  };
  down = never;
}

export class Published1795359600000 implements MigrationInterface {
  up = async (runner: QueryRunner): Promise<void> => {
    await runner.query(sql('004-published.sql'));
  };
  down = never;
}

export class Anchors1795373000000 implements MigrationInterface {
  up = async (runner: QueryRunner): Promise<void> => {
    await runner.query(sql('008-anchors.sql'));
export class Erasures1795372000000 implements MigrationInterface {
  up = async (runner: QueryRunner): Promise<void> => {
    await runner.query(sql('007-erasures.sql'));
  };
  down = never;
}

export class Access1795374000000 implements MigrationInterface {
  up = async (runner: QueryRunner): Promise<void> => {
    await runner.query(sql('009-access.sql'));
  };
  down = never;
}

export class Acts1795376000000 implements MigrationInterface {
  up = async (runner: QueryRunner): Promise<void> => {
    await runner.query(sql('012-acts.sql'));
  };
  down = never;
}

export class Guard1795377000000 implements MigrationInterface {
  up = async (runner: QueryRunner): Promise<void> => {
    await runner.query(sql('010-guard.sql'));
  };
  down = never;
}
