import { all, type Put } from './listing.js';
import type { PeopleQuery } from './person.dto.js';

/** The columns of a PersonLine, from the caseload `c`. */
export const personAs = (participant: string): string => `${participant} AS participant,
  c.family_name AS "familyName", c.given_name AS "givenName", c.case_worker AS "caseWorker", c.municipality`;
export const PERSON = personAs('c.id');

/** The condition that a case `c` of the caseload is one of those that are asked for. */
export const ofPeople = ({ caseWorker, municipality }: PeopleQuery, put: Put): string =>
  all([
    caseWorker && `c.case_worker = ${put(caseWorker)}`,
    municipality && `c.municipality = ${put(municipality)}`,
  ]);
