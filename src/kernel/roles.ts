/** What somebody may be to this service. Names are final: facts store them. */
export const ROLES = [
  'case-worker',
  'team-lead',
  'coordinator',
  'funding-officer',
  'auditor',
  'reporting',
  'administrator',
  'partner',
] as const;
export type Role = (typeof ROLES)[number];
