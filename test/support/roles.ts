/** Addresses that not everybody's coordinator may use, and who may; the first that fits decides. */
const ROLES: readonly (readonly [method: string, path: RegExp, role: string])[] = [
  ['POST', /^\/(grants|reports)\b/, 'funding-officer'],
  ['GET', /^\/(grants|reports)\/[^/]+\/history\b/, 'funding-officer'],
  ['GET', /^\/(read-log|unusual-access|entries)\b/, 'auditor'],
  ['POST', /\/acknowledge-break-glass$/, 'team-lead'],
  ['POST', /^\/staff\b/, 'administrator'],
  ['GET', /^\/operations\/anchors\b|^\/(journeys|grants)\/[^/]+\/(proof|bundle)\b/, 'auditor'],
  ['ANY', /^\/operations\b/, 'administrator'],
];

/** Who asks where a test does not say it: somebody who may. */
export const roleFor = (method: string, path: string): string =>
  ROLES.find(([its, pattern]) => (its === 'ANY' || its === method) && pattern.test(path))?.[2] ??
  'coordinator';
