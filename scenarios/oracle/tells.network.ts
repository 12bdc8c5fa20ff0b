import { still } from './happenings.js';
import { creates, type Entry, says, type Tell } from './telling.js';

/* What entries about employers, mentors, offers, organisations and staff say. */

const WITHOUT_DEMANDS = { skills: [], drivingLicence: false, workPermission: true };

const fills: Tell = ({ id: employer, body }) => [
  { type: 'OpeningFilled', data: body },
  {
    to: `journeys/${String(body.participant)}`,
    ...{ type: 'OpeningSecured', data: { employer, opening: body.opening } },
  },
];

const frees: Tell = ({ id: employer, body: { participant, opening, because, ...more } }) => [
  { type: 'OpeningFreed', data: { participant, opening, because, ...more } },
  {
    to: `journeys/${String(participant)}`,
    ...{ type: 'OpeningLost', data: { employer, opening, because } },
  },
];

const released = (mentor: string, participant: string, because: string, more: object = {}) =>
  [
    { type: 'MenteeReleased', data: { participant, because, ...more } },
    { to: `journeys/${participant}`, type: 'MentorReleased', data: { mentor, because } },
  ] as const;

const assigns: Tell = ({ id: mentor, body }) => [
  { type: 'MenteeAssigned', data: body },
  { to: `journeys/${String(body.participant)}`, type: 'MentorAssigned', data: { mentor } },
];

const releases: Tell = ({ id, body: { participant, because, ...more } }) =>
  released(id, participant as string, because as string, more);

/** Whom the mentor accompanied until then. */
const retires: Tell = ({ id, body, so }: Entry) => {
  const mentees = still(so, 'MenteeAssigned', ['MenteeReleased'], ({ participant }) => participant);
  return [
    { type: 'MentorRetired', data: body },
    ...mentees.flatMap(({ data: { participant } }) => released(id, participant, 'mentor-left')),
  ];
};

/** The day for which the change of a rule was proposed, if its id is known. */
const draftedFor = ({ so, body }: Entry) =>
  so.find(({ type, data }) => type === 'RuleChangeDrafted' && data.change === body.change)?.on;

export const NETWORK: Readonly<Record<string, Tell>> = {
  employers: says('EmployerRegistered'),
  'name-contact-person': creates('ContactPersonNamed', 'person'),
  'record-contact-person-left': says('ContactPersonLeft'),
  'record-employer-contact': says('EmployerContacted'),
  'declare-willingness': says('WillingnessDeclared'),
  'withdraw-willingness': says('WillingnessWithdrawn'),
  'record-enquiry': creates('EnquiryReceived', 'enquiry'),
  'publish-opening': creates('OpeningPublished', 'opening', WITHOUT_DEMANDS),
  'amend-opening': says('OpeningAmended'),
  'fill-opening': fills,
  'free-opening': frees,
  'withdraw-opening': says('OpeningWithdrawn'),

  mentors: says('MentorRegistered', ({ body }) => ({ capacity: 1, ...body })),
  'amend-mentor': says('MentorAmended'),
  'assign-mentee': assigns,
  'release-mentee': releases,
  'retire-mentor': retires,

  offers: says('OfferPublished', ({ body, on }) => ({ from: on, ...body })),
  'amend-offer': says('OfferAmended'),
  'withdraw-offer': says('OfferWithdrawn'),

  organisations: says('OrganisationRegistered'),
  'amend-organisation': says('OrganisationAmended'),
  'name-organisation-contact': creates('OrganisationContactNamed', 'person'),
  'record-organisation-contact-left': says('OrganisationContactLeft'),

  staff: says('StaffRegistered'),
  'amend-staff': says('StaffAmended'),
  'agree-deputyship': creates('DeputyshipAgreed', 'deputyship'),
  'save-list': says('ListSaved', ({ body, own }) => ({ list: own, ...body })),
  'forget-list': says('ListForgotten'),
  'end-deputyship': says('DeputyshipEnded'),

  'rule-book': ({ body: { from, ...draft }, own, by }) => [
    { type: 'RuleChangeDrafted', on: from as string, data: { ...draft, change: own, by } },
  ],
  'adopt-rule-change': (entry) => [
    { type: 'RuleChangeAdopted', on: draftedFor(entry), data: { ...entry.body, by: entry.by } },
  ],
  'revoke-rule-change': (entry) => [{ type: 'RuleChangeRevoked', on: draftedFor(entry), data: entry.body }],
};
