import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { v4 as uuid } from 'uuid';
import { ERASED } from '../../kernel/erasure.js';
import { keyring, type Ground } from '../../kernel/belonging.js';
import type { By } from '../by.js';
import { groundsFor } from '../read-log/ground.js';
import type { Runtime } from '../runtime.js';
import { type Outcome, post } from './post.js';
import { signedHeaders } from './signing.js';
import * as store from './store.js';

const log = new Logger('webhooks');

/** The pause after the nth failure in milliseconds: twice as long each time, and by chance up to half of it less. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 5 * 60_000;
export const pauseAfter = (failures: number, chance: number): number => {
  const whole = Math.min(FIRST_PAUSE * 2 ** Math.min(failures, 20), LONGEST_PAUSE);
  return Math.round(whole * (1 - chance / 2));
};

/** Whoever has not taken a fact for so long is asked no more until somebody has seen to it. */
const SECONDS_UNTIL_DISABLED = 5 * 24 * 3_600;
/** So many failures without any success say that the receiver was down; its first success, that it is back. */
const DOWN = 3;

/** The people of a unit and of those below it, and those who are shared with it. */
const GROUNDS: readonly Ground[] = ['unit', 'sharing'];

export type Delivering = Pick<
  Runtime,
  'pool' | 'access' | 'projectors' | 'building' | 'readLog' | 'keyring' | 'codec' | 'config' | 'over'
>;
