import type { audit as words } from './de.js';

/** Words of the pages for audit and data protection. */
export const audit: typeof words = {
  tabs: {
    entries: 'Entries',
    reads: 'Read log',
    unusual: 'Unusual access',
    anchors: 'Anchors',
  },
  intro: {
    entries: 'What an account recorded, or what belongs to one request, in all histories.',
    reads: 'Who saw whose data when, on which ground, and what was refused.',
    unusual: 'How many people an account saw that are no case of its, against what is usual.',
    anchors: 'Signed roots over all histories. Whoever keeps them elsewhere can prove any later change.',
  },
  entries: {
    recorded: 'Recorded',
    happened: 'Happened',
    what: 'What',
    who: 'By whom',
    where: 'History',
    together: 'Request',
    show: 'Whole request',
  },
  reads: { whose: 'Whose', one: (id) => `Journey ${id}` },
  anchors: {
    none: 'There is no root yet.',
    last: (number, at) => `The last root, no. ${number}, is of ${at}.`,
    age: (minutes) =>
      minutes < 120
        ? `${minutes} minutes ago`
        : minutes < 2880
          ? `${Math.floor(minutes / 60)} hours ago`
          : `${Math.floor(minutes / 1440)} days ago`,
    number: 'No.',
    at: 'Signed at',
    facts: 'Facts in the journal',
    heads: 'Streams that grew',
    root: 'Root',
    key: 'Key',
    flaws: 'Objections',
    none2: 'none',
    older: 'Older',
    newest: 'Newest',
  },
  person: 'Person',
  opened: 'Opened',
  until: 'Holds until',
};
