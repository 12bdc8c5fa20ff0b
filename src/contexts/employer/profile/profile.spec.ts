import { describe, expect, it } from '@jest/globals';
import type { CommandsOf } from '../../../kernel/decider.js';
import { refuse } from '../../../kernel/messages.js';
import { story } from '../../../kernel/scenario.js';
import type { EmployerFacts } from '../facts.js';
import { employer } from '../index.js';
import type * as commands from './commands.dto.js';

const { given } = story<EmployerFacts, CommandsOf<typeof commands>>(employer);

const TODAY = '2021-03-15';
const TOMORROW = '2021-03-16';
const bakery = { name: 'Bäckerei Beispiel', trade: 'food', municipality: 'Musterstadt' };
const registered = ['EmployerRegistered', '2021-01-10', bakery] as const;
const named = ['ContactPersonNamed', '2021-01-10', { person: 'boss', name: 'Muster' }] as const;
const left = ['ContactPersonLeft', '2021-02-01', { person: 'boss' }] as const;
const willing = ['WillingnessDeclared', '2021-02-01', { kinds: ['internship', 'job'] }] as const;
const refused = (code: string) => refuse(code, expect.any(String) as never);

describe('an employer', () => {
  it('is registered once', () => {
    expect(given().when('RegisterEmployer', bakery)).toEqual([
      { type: 'EmployerRegistered', happenedOn: TODAY, data: bakery },
    ]);
    expect(given().when('RegisterEmployer', { ...bakery, on: TOMORROW })).toEqual(refused('in-the-future'));
    expect(given(registered).when('RegisterEmployer', bakery)).toEqual(refused('already-registered'));
  });
});

describe('a contact person', () => {
  it('is named, and may leave', () => {
    const person = { name: 'Muster', role: 'owner', phone: '0', email: 'a@example.org' };
    expect(given(registered).when('NameContactPerson', person)).toEqual([
      { type: 'ContactPersonNamed', happenedOn: TODAY, data: { ...person, person: 'this-command' } },
    ]);
    expect(given(registered, named).when('RecordContactPersonLeft', { person: 'boss' })).toEqual([
      { type: 'ContactPersonLeft', happenedOn: TODAY, data: { person: 'boss' } },
    ]);
    expect(given(registered, named, left).when('RecordContactPersonLeft', { person: 'boss' })).toEqual([]);
    expect(given(registered).when('NameContactPerson', { ...person, on: TOMORROW })).toEqual(
      refused('in-the-future'),
    );
  });

  it('is erased for good, having left or not, and is not spoken with any more', () => {
    const request = { person: 'boss', ground: 'objection' } as const;
    const erased = ['ContactPersonErased', '2021-03-01', request] as const;
    for (const facts of [[named], [named, left]] as const)
      expect(given(registered, ...facts).when('EraseContactPerson', request)).toEqual([
        { type: 'ContactPersonErased', happenedOn: TODAY, data: request },
      ]);
    const { when } = given(registered, named, erased);
    expect(when('EraseContactPerson', request)).toEqual([]);
    expect(when('RecordContactPersonLeft', { person: 'boss' })).toEqual([]);
    expect(when('RecordEmployerContact', { on: TODAY, channel: 'phone', person: 'boss' })).toEqual(
      refused('erased'),
    );
    expect(when('EraseContactPerson', { ...request, person: 'other' })).toEqual(
      refused('unknown-contact-person'),
    );
    expect(
      given(registered, named).when('EraseContactPerson', { ...request, requestedOn: TOMORROW }),
    ).toEqual(refused('in-the-future'));
  });

  it('must be known to leave or to be spoken with', () => {
    const { when } = given(registered);
    expect(when('RecordContactPersonLeft', { person: 'boss' })).toEqual(refused('unknown-contact-person'));
    expect(when('RecordEmployerContact', { on: TODAY, channel: 'phone', person: 'boss' })).toEqual(
      refused('unknown-contact-person'),
    );
  });
});

describe('a contact', () => {
  it('is recorded when it has happened', () => {
    const contact = { channel: 'visit', person: 'boss', note: 'made up' } as const;
    const { when } = given(registered, named);
    expect(when('RecordEmployerContact', { ...contact, on: '2021-03-01' })).toEqual([
      { type: 'EmployerContacted', happenedOn: '2021-03-01', data: contact },
    ]);
    expect(when('RecordEmployerContact', { ...contact, on: TOMORROW })).toEqual(refused('in-the-future'));
  });
});

describe('willingness', () => {
  it('is declared with all kinds, and again only if something changed', () => {
    const { when } = given(registered, willing);
    expect(
      given(registered).when('DeclareWillingness', { kinds: ['job', 'job'], until: '2021-12-31' }),
    ).toEqual([
      { type: 'WillingnessDeclared', happenedOn: TODAY, data: { kinds: ['job'], until: '2021-12-31' } },
    ]);
    expect(when('DeclareWillingness', { kinds: ['job', 'internship'] })).toEqual([]);
    expect(when('DeclareWillingness', { kinds: ['job'] })).toMatchObject([{ type: 'WillingnessDeclared' }]);
    expect(when('DeclareWillingness', { kinds: ['job'], until: '2021-03-14' })).toEqual(
      refused('end-before-start'),
    );
  });

  it('is withdrawn, not before it was declared', () => {
    const { when } = given(registered, willing);
    expect(when('WithdrawWillingness', { reason: 'full' })).toEqual([
      { type: 'WillingnessWithdrawn', happenedOn: TODAY, data: { reason: 'full' } },
    ]);
    expect(when('WithdrawWillingness', { on: '2021-01-31' })).toEqual(refused('end-before-start'));
    expect(given(registered).when('WithdrawWillingness', {})).toEqual([]);
    const withdrawn = ['WillingnessWithdrawn', '2021-03-01', {}] as const;
    expect(given(registered, willing, withdrawn).when('WithdrawWillingness', {})).toEqual([]);
  });
});

describe('an enquiry', () => {
  it('binds nobody and is only recorded', () => {
    const enquiry = { occupation: 'baker', places: 2, note: 'made up' };
    expect(given(registered).when('RecordEnquiry', { ...enquiry, kinds: ['job', 'job'] })).toEqual([
      {
        type: 'EnquiryReceived',
        happenedOn: TODAY,
        data: { ...enquiry, kinds: ['job'], enquiry: 'this-command' },
      },
    ]);
    expect(given(registered).when('RecordEnquiry', { kinds: ['job'], on: TOMORROW })).toEqual(
      refused('in-the-future'),
    );
  });
});
