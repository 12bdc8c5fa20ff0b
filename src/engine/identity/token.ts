import { parseArgs } from 'node:util';
import { ROLES } from '../../kernel/roles.js';
import { handle } from '../../shapes/kinds.js';
import { parseConfig } from '../config.js';
import { ConfigError, type Environment } from '../environment.js';
import { developmentKey, developmentToken } from './development.js';

const USAGE = `npm run -s token -- --role ROLE [--unit UNIT] [--account ACCOUNT] [--hours HOURS]

  --role     ${ROLES.join(', ')}; several with commas
  --unit     organisation unit, by default "development"; several with commas
  --account  who it is, by default the role with -1, such as case-worker-1
  --hours    how long it holds, by default 8`;

const isRole = (word: string): boolean => ROLES.some((role) => role === word);

/** A token for a service on this machine, as its command line asks for it. @throws ConfigError */
export const tokenFrom = (args: string[], env: Environment): string => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { role: text, unit: text, account: text, hours: text } });
  const roles = values.role?.split(',') ?? [];
  const units = (values.unit ?? 'development').split(',');
  const account = values.account ?? `${roles[0]}-1`;
  const hours = Number(values.hours ?? 8);
  const fits = roles.length > 0 && roles.every(isRole) && [account, ...units].every(handle.holds);
  if (!fits || !(hours > 0 && hours <= 10_000)) throw new ConfigError(USAGE);
  const { production, issuer, dataDir } = parseConfig(env);
  if (production || issuer)
    throw new ConfigError(
      'Where there is a real issuer (OIDC_ISSUER), ask that one for a token; ours is for development.',
    );
  return developmentToken(developmentKey(dataDir), { account, roles, units, hours });
};
