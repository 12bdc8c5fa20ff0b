/* How settings are read: the environment, and what is wrong with it in one line. */

export type Environment = Readonly<Record<string, string | undefined>>;

/** A wrong setting; its message is the one line that the operator sees. */
export class ConfigError extends Error {}

/**
 * What went wrong with a setting that looked right, in one line.
 * @param variable the one to look to
 */
export const unusable = (variable: string, error: unknown): ConfigError => {
  if (error instanceof ConfigError) return error;
  const { message, code } = error as { message?: string; code?: string };
  const [why = ''] = (message || code || String(error)).split('\n');
  return new ConfigError(`${variable} cannot be used: ${why}.`);
};

export const word = <W extends string>(
  env: Environment,
  name: string,
  words: readonly W[],
  otherwise: W,
): W => {
  const value = env[name] || otherwise;
  if (!words.includes(value as W))
    throw new ConfigError(`${name} must be one of ${words.join(', ')}, not "${value}".`);
  return value as W;
};

export const wholeNumber = (
  env: Environment,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): number => {
  const value = env[name] || String(otherwise);
  const number = Number(value);
  if (!/^\d{1,9}$/.test(value) || number < least || number > most)
    throw new ConfigError(`${name} must be a number from ${least} to ${most}, not "${value}".`);
  return number;
};
