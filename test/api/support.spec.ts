import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { createdBy, recorded, refused, TODAY, UNKNOWN, warned } from '../support/answers.js';
import { type Body, startTestService, type TestService } from '../support/service.js';

/* What stands in the journey of openings, mentors, offers, group events and courses. */

let test: TestService;
let me: string;
beforeAll(async () => {
  test = await startTestService();
  me = await test.person({ on: '2021-01-01' });
});
afterAll(() => test.stop());

const issue = (path: string, body: Body) => test.issue(path, body, TODAY);
const mine = (command: string, body: Body) => issue(`/journeys/${me}/${command}`, body);
const idOf = ({ body }: Response) => (body as { id: string }).id;
/** A slice of the journey once policies have carried on what an answer says. */
const slice = async (name: string, { body }: Response): Promise<Body> => {
  const { position } = body as { position: string };
  const answer = await test.get(`/journeys/${me}?after=${position}`, TODAY);
  return (answer.body as { state: Record<string, Body> }).state[name]!;
};

describe('placement', () => {
  let employer: string;
  const opening = async (fields: Body = {}): Promise<string> =>
    createdBy(
      await issue(`/employers/${employer}/openings/publish-opening`, {
        on: '2021-07-01',
        kind: 'job',
        occupation: 'Maler',
        municipality: 'Musterstadt',
        places: 1,
        from: '2021-09-01',
        ...fields,
      }),
    );
  const matched = async (): Promise<string> =>
    createdBy(
      recorded(
        await mine('placement/match-to-opening', { employer, opening: await opening() }),
        'MatchedToOpening',
      ),
    );

  beforeAll(async () => {
    const some = { name: 'Musterbetrieb', trade: 'craft', municipality: 'Musterstadt' };
    employer = idOf(await issue('/employers', some));
  });

  it('leads from the match over application, interview and offer to its end', async () => {
    const match = await matched();
    const step = { match, on: '2021-07-31' };
    recorded(await mine('placement/record-application', step), 'ApplicationSent');
    recorded(await mine('placement/record-interview', { ...step, note: 'n' }), 'InterviewHeld');
    recorded(await mine('placement/record-place-offer', step), 'PlaceOffered');
    recorded(await mine('placement/end-match', { ...step, because: 'placed', reason: 'r' }), 'MatchEnded');
    refused(await mine('placement/record-application', step), 'match-ended');
  });

  it('is refused where it would be false', async () => {
    const some = await opening();
    refused(await mine('placement/match-to-opening', { employer, opening: UNKNOWN }), 'unknown-opening');
    refused(
      await mine('placement/match-to-opening', { employer: UNKNOWN, opening: some }),
      'unknown-opening',
    );
    await issue(`/employers/${employer}/openings/withdraw-opening`, { opening: some, because: 'other' });
    refused(await mine('placement/match-to-opening', { employer, opening: some }), 'opening-withdrawn');
    const step = { match: UNKNOWN, on: '2021-07-31' };
    refused(await mine('placement/record-interview', step), 'unknown-match');
    const match = await matched();
    refused(await mine('placement/record-interview', { match, on: '2021-07-30' }), 'before-match');
    refused(await mine('placement/record-interview', { match, on: '2021-08-01' }), 'in-the-future');
  });

  it('for an opening that is full or expired needs a reason', async () => {
    const match = (body: Body) => mine('placement/match-to-opening', body);
    const expired = { employer, opening: await opening({ until: '2021-07-30' }) };
    await warned(match, expired, 'opening-expired');
    const full = { employer, opening: await opening() };
    const participant = await test.person();
    await issue(`/employers/${employer}/openings/fill-opening`, { opening: full.opening, participant });
    await warned(match, full, 'opening-full');
  });

  it('knows of the places that employers keep, and of mentors', async () => {
    const some = await opening();
    const at = (command: string, body: Body) =>
      issue(`/employers/${employer}/openings/${command}`, { opening: some, participant: me, ...body });
    expect(await slice('placement', await at('fill-opening', {}))).toMatchObject({
      secured: { [some]: '2021-07-31' },
    });
    expect((await slice('placement', await at('free-opening', { because: 'left' }))).secured).toEqual({});

    const volunteer = { on: '2021-01-01', name: 'Muster', municipality: 'Musterstadt', languages: ['de'] };
    const mentor = idOf(await issue('/mentors', volunteer));
    const assigned = await issue(`/mentors/${mentor}/assign-mentee`, { participant: me, on: '2021-07-01' });
    expect((await slice('placement', assigned)).mentors).toEqual({ [mentor]: '2021-07-01' });
    expect((await slice('placement', await issue(`/mentors/${mentor}/retire-mentor`, {}))).mentors).toEqual(
      {},
    );
  });
});

describe('support', () => {
  const offer = async (fields: Body = {}) =>
    idOf(
      await issue('/offers', {
        on: '2021-07-01',
        title: 'Musterangebot',
        kind: 'childcare',
        needs: ['childcare'],
        languages: ['de'],
        municipality: 'Musterstadt',
        provider: 'Musterverein',
        ...fields,
      }),
    );
  const refer = (body: Body) => mine('support/make-referral', body);
  const referred = async () =>
    createdBy(recorded(await refer({ offer: await offer(), need: 'childcare' }), 'ReferralMade'));

  it('refers to offers, which are taken up or not', async () => {
    const taken = { referral: await referred() };
    recorded(await mine('support/accept-referral', taken), 'ReferralAccepted');
    const declined = { referral: await referred(), by: 'provider', reason: 'r' };
    recorded(await mine('support/decline-referral', declined), 'ReferralDeclined');
    refused(await mine('support/accept-referral', { referral: declined.referral }), 'referral-answered');
    refused(await mine('support/accept-referral', { referral: UNKNOWN }), 'unknown-referral');
    refused(await refer({ offer: UNKNOWN }), 'unknown-offer');
    const early = { referral: await referred(), on: '2021-07-30' };
    refused(await mine('support/accept-referral', early), 'end-before-start');
  });

  it('to an offer that is not open needs a reason', async () => {
    await warned(refer, { offer: await offer({ until: '2021-07-30' }) }, 'offer-not-open');
  });

  it('knows of seats at group events', async () => {
    const plan = { title: 't', topics: [], plannedFor: '2021-07-31', place: 'Halle', seats: 1 };
    const planned = await issue('/group-events', plan);
    const [event, date] = [idOf(planned), createdBy(planned)];
    const of = (command: string, body: Body) => issue(`/group-events/${event}/${command}`, body);
    const participant = await test.person({ on: '2021-01-01' });
    await of('register-for-event', { participant });
    const waits = await of('register-for-event', { participant: me });
    expect((await slice('support', waits)).events).toEqual({ [event]: 'waiting' });
    const freed = await of('cancel-registration', { participant });
    expect((await slice('support', freed)).events).toEqual({ [event]: date });
    const there = await of('report-event-attendance', { date, attended: [me], missed: [] });
    expect((await slice('support', there)).dates).toEqual({ [date]: 'attended' });
  });

  it('knows of places in courses', async () => {
    const course = { title: 't', provider: 'p', kind: 'integration', municipality: 'm', from: '2021-08-01' };
    const id = idOf(await issue('/courses', { ...course, seats: 1 }));
    const of = (command: string, body: Body) => issue(`/courses/${id}/${command}`, body);
    const participant = await test.person({ on: '2021-01-01' });
    await of('request-course-place', { participant });
    const waits = await of('request-course-place', { participant: me });
    expect((await slice('support', waits)).courses).toEqual({ [id]: 'waiting' });
    const released = await of('release-course-place', { participant, because: 'moved' });
    expect((await slice('support', released)).courses).toEqual({ [id]: 'place' });
    expect((await slice('support', await of('cancel-course', {}))).courses).toEqual({});
  });
});
