import type { Source } from '../statement/sources.js';
import type { PlanModule } from '../statement/statement.js';
import type { RestatedLine } from './reports.dto.js';

const spentByLine = (plan: readonly PlanModule[]): ReadonlyMap<string, number> =>
  new Map(
    plan.flatMap(({ lines }) =>
      lines.map(({ module, line, spentCents }) => [`${module}/${line}`, spentCents]),
    ),
  );

/** Every line of the financing plan in which cents differ. */
export const restatedLines = (
  then: readonly PlanModule[],
  now: readonly PlanModule[],
): readonly RestatedLine[] => {
  const [before, after] = [spentByLine(then), spentByLine(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [module, line] = key.split('/') as [string, string];
    const [oldCents, newCents] = [before.get(key) ?? 0, after.get(key) ?? 0];
    return oldCents === newCents
      ? []
      : [{ module, line, oldCents, newCents, deltaCents: newCents - oldCents }];
  });
};

/** The streams from which something else comes than before. */
export const changedStreams = (then: readonly Source[], now: readonly Source[]): readonly string[] => {
  const before = new Map(then.map(({ stream, digest }) => [stream, digest]));
  const after = new Map(now.map(({ stream, digest }) => [stream, digest]));
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (stream) => before.get(stream) !== after.get(stream),
  );
};
