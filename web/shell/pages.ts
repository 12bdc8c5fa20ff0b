import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { Words } from '../words/de.js';

/** A page: where it is, what it is called, and the view that one must be allowed to look at. */
export interface Page {
  readonly path: string;
  readonly word: keyof Words['pages'];
  /** Any of these views or commands opens it. */
  readonly needs: readonly string[];
  /** Whether it stands in the navigation. */
  readonly listed: boolean;
  readonly show: LazyExoticComponent<ComponentType>;
}

const page = (
  path: string,
  word: Page['word'],
  needs: readonly string[],
  load: () => Promise<{ readonly default: ComponentType }>,
  listed = true,
): Page => ({ path, word, needs, listed, show: lazy(load) });

// One page a line.
// prettier-ignore
export const PAGES: readonly Page[] = [
  page('/day', 'day', ['my-day'], () => import('../pages/day/day.js')),
  page('/caseload', 'caseload', ['caseload'], () => import('../pages/caseload/caseload.js')),
  page('/journeys/:id', 'journey', ['timeline', 'shares'], () => import('../pages/journey/journey.js'), false),
  page('/operations', 'operations', ['projections'], () => import('../pages/operations/operations.js')),
  page('/deadlines', 'deadlines', ['expiries', 'recognition-clocks'], () => import('../pages/deadlines/deadlines.js')),
  page('/matching', 'matching', ['openings', 'matches'], () => import('../pages/matching/matching.js')),
  page('/duplicates', 'duplicates', ['duplicates'], () => import('../pages/duplicates/duplicates.js')),
  page('/import', 'import', ['command:register-participant'], () => import('../pages/import/import.js')),
  page('/webhooks', 'webhooks', ['webhooks'], () => import('../pages/webhooks/webhooks.js')),
  page('/events', 'events', ['group-events'], () => import('../pages/events/events.js')),
  page('/events/:id', 'events', ['group-events'], () => import('../pages/events/event.js'), false),
  page('/courses', 'courses', ['courses'], () => import('../pages/courses/courses.js')),
  page('/courses/:id', 'courses', ['courses'], () => import('../pages/courses/course.js'), false),
  page('/employers', 'employers', ['employers'], () => import('../pages/directories/employers.js')),
  page('/employers/:id', 'employers', ['employers'], () => import('../pages/directories/employer.js'), false),
  page('/offers', 'offers', ['offers'], () => import('../pages/directories/offers.js')),
  page('/mentors', 'mentors', ['mentors'], () => import('../pages/directories/mentors.js')),
  page('/organisations', 'organisations', ['organisations'], () => import('../pages/directories/organisations.js')),
  page('/staff', 'staff', ['staff'], () => import('../pages/directories/staff.js')),
  page(
    '/audit',
    'audit',
    ['entries', 'read-log', 'unusual-access', 'anchors'],
    () => import('../pages/audit/audit.js'),
  ),
  page('/break-glass', 'breakGlass', ['break-glass'], () => import('../pages/audit/break-glass.js')),
  page('/deletion', 'deletion', ['deletion-schedule'], () => import('../pages/audit/deletion.js')),
  page('/restrictions', 'restrictions', ['restrictions'], () => import('../pages/audit/restrictions.js')),
  page('/shares', 'shares', ['shares'], () => import('../pages/audit/shares.js')),
  page('/team', 'team', ['team-load'], () => import('../pages/team/team.js')),
  page('/programmes', 'programmes', ['programmes'], () => import('../pages/programmes/programmes.js')),
  page(
    '/programmes/:id',
    'programmes',
    ['programmes'],
    () => import('../pages/programmes/programme.js'),
    false,
  ),
  page('/funding', 'funding', ['grants'], () => import('../pages/funding/funding.js')),
  page('/funding/:id', 'funding', ['grants'], () => import('../pages/funding/grant.js'), false),
  page('/statements', 'statements', ['statements'], () => import('../pages/statements/statements.js')),
  page(
    '/statements/:id',
    'statements',
    ['statements'],
    () => import('../pages/statements/statement.js'),
    false,
  ),
  page('/law', 'law', ['cohorts'], () => import('../pages/law/law.js')),
  page('/law/:id', 'law', ['cohorts'], () => import('../pages/law/cohort.js'), false),
  page('/indicators', 'indicators', ['indicators'], () => import('../pages/indicators/indicators.js')),
  page('/rules', 'rules', ['rules'], () => import('../pages/rules/rules.js')),
];

/** What a role opens first, in this order of what it may look at. */
const FIRST: Readonly<Record<string, string>> = {
  'case-worker': '/day',
  'team-lead': '/team',
  coordinator: '/caseload',
  'funding-officer': '/funding',
  auditor: '/audit',
  reporting: '/indicators',
  administrator: '/operations',
  partner: '/shares',
};

export const open = (pages: readonly Page[], views: readonly string[]): readonly Page[] =>
  pages.filter(({ needs }) => needs.some((view) => views.includes(view)));

export const firstFor = (role: string, pages: readonly Page[]): string | undefined =>
  (pages.find(({ path }) => path === FIRST[role]) ?? pages.find(({ listed }) => listed))?.path;
