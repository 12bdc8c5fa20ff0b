import type { Config } from '../config.js';
import { DEVELOPMENT, developmentKey, developmentKeys } from './development.js';
import { remoteKeys } from './keys.js';
import { identification, type Identify } from './verify.js';

/** Whose tokens this service believes. There is no way from production to the development issuer. @throws ConfigError */
export const trusted = ({ issuer, production, dataDir }: Config): Identify => {
  if (issuer) return identification(issuer, remoteKeys(issuer));
  if (production) throw new Error('in production there is an issuer');
  return identification(DEVELOPMENT, developmentKeys(developmentKey(dataDir)));
};
