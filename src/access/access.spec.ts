import { describe, expect, it } from '@jest/globals';
import { declared } from '../app.module.js';
import { chapters, classOf, masks, scope } from './access.js';
import { COMMANDS, STATES, STREAMS, VIEWS } from './classes.js';
import { ROLES } from './roles.js';
import { TABLE } from './table.js';

const { contexts, views, streamViews = [] } = declared;

const commands = contexts.flatMap(({ name, chapters }) =>
  chapters.flatMap((chapter) =>
    Object.keys(chapter.decider.decide).map((command) => `${name}/${chapter.name}/${command}`),
  ),
);
const offered = [...views.filter(({ internal }) => !internal), ...streamViews].map(({ name }) => name);

describe('the table of access', () => {
  it('has a class for everything that the service offers', () => {
    expect(commands.filter((command) => !classOf('issue', command))).toEqual([]);
    expect(contexts.filter(({ name }) => !classOf('replay', name)).map(({ name }) => name)).toEqual([]);
    expect(offered.filter((name) => !classOf('look', `view:${name}`))).toEqual([]);
  });

  it('says nothing of what is not there', () => {
    const chapters = new Set(commands.map((command) => command.slice(0, command.lastIndexOf('/'))));
    expect(Object.keys(COMMANDS).filter((name) => !chapters.has(name) && !commands.includes(name))).toEqual(
      [],
    );
    expect(Object.keys(VIEWS).filter((name) => !offered.includes(name))).toEqual([]);
    const streams = [...Object.keys(STREAMS), ...Object.keys(STATES)];
    expect(streams.filter((name) => !contexts.some((each) => each.name === name))).toEqual([]);
  });

  it('is closed for what it does not name, and for what an object inherits', () => {
    for (const what of ['constructor', 'journey/none/Do', 'view:none', 'view:toString', 'state:none', ''])
      for (const verb of ['issue', 'look', 'replay', 'operate'] as const)
        expect(scope('coordinator', verb, what)).toEqual([]);
    expect(scope('constructor', 'look', 'view:caseload')).toEqual([]);
    expect(scope('nobody', 'look', 'view:caseload')).toEqual([]);
  });

  it('gives each role something, and each class to somebody', () => {
    const rights = Object.values(TABLE).map(({ roles }) => Object.keys(roles));
    expect(rights.filter((roles) => roles.length === 0)).toEqual([]);
    expect(new Set(rights.flat())).toEqual(new Set(Object.keys(ROLES)));
  });

  it('shows no names to those who reckon, report or run the service', () => {
    const people = ['view:caseload', 'view:people', 'view:cohort-preview', 'view:timeline', 'state:journey'];
    for (const role of ['funding-officer', 'reporting', 'administrator'])
      for (const what of people) expect([role, what, scope(role, 'look', what)]).toEqual([role, what, []]);
    expect(scope('partner', 'look', 'view:caseload')).toEqual([]);
    expect(scope('partner', 'look', 'state:journey')).toEqual(['sharing']);
  });

  it('shows whoever is restricted to few, and lets the journey refuse what is recorded', () => {
    const reaches = (verb: 'issue' | 'look' | 'replay', what: string) =>
      Object.keys(ROLES).filter((role) => scope(role, verb, what).includes('restricted'));
    for (const what of ['view:caseload', 'view:timeline', 'state:journey', 'view:shares', 'view:places'])
      expect([what, reaches('look', what)]).toEqual([what, ['auditor']]);
    expect(reaches('replay', 'journey')).toEqual(['auditor']);
    expect(reaches('replay', 'proof')).toEqual(['auditor']);
    expect(reaches('look', 'view:subject-access')).toEqual(['coordinator', 'auditor']);
    expect(reaches('look', 'view:restrictions')).toEqual([
      ...['case-worker', 'team-lead', 'coordinator', 'auditor'],
    ]);
    expect(reaches('issue', 'journey/coaching/HoldSession')).toEqual(['case-worker', 'coordinator']);
    expect(reaches('look', 'view:rules')).toEqual([]);
  });

  it('opens to each extent on its grounds and on no other', () => {
    const cases = ['assignment', 'deputy', 'hand-over', 'sharing', 'break-glass', 'unassigned'];
    expect(scope('case-worker', 'look', 'view:caseload')).toEqual(cases);
    expect(scope('coordinator', 'look', 'view:caseload')).toEqual([...cases, 'unit']);
    expect(scope('auditor', 'look', 'view:caseload')).toEqual(['audit', 'restricted']);
    for (const role of ['case-worker', 'coordinator'])
      expect([role, scope(role, 'replay', 'proof')]).toEqual([role, []]);
    expect([masks('view:programmes'), masks('view:caseload')]).toEqual([true, false]);
    expect(chapters('partner', 'journey')).toEqual(['intake', 'language', 'training', 'support']);
    expect(chapters('case-worker', 'journey')).toBeUndefined();
  });

  it('lets an auditor record nothing', () => {
    expect(commands.filter((command) => scope('auditor', 'issue', command).length > 0)).toEqual([]);
  });
});
