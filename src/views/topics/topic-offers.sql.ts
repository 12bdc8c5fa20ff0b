import type { OfferedCourseKind, OfferKind } from '../../shapes/services.js';
import { type Need, NEEDS, TOPICS, type Topic } from '../../shapes/words.js';

/* For which topics of talks something was offered, as far as needs and kinds say so. */

const OF_NEED: Partial<Record<Need, Topic>> = {
  ...Object.fromEntries(
    NEEDS.filter((need) => (TOPICS as readonly string[]).includes(need)).map((need) => [need, need]),
  ),
  debt: 'finances',
};

const OF_OFFER: Partial<Record<OfferKind, Topic>> = {
  childcare: 'childcare',
  housing: 'housing',
  leisure: 'leisure',
  psychosocial: 'psychosocial',
  translation: 'translation',
  transport: 'mobility',
};

const OF_COURSE: Partial<Record<OfferedCourseKind, Topic>> = {
  integration: 'language',
  'special-integration': 'language',
  vocational: 'language',
  literacy: 'language',
  'school-certificate': 'school',
  'job-training': 'training',
  'application-training': 'application',
  activation: 'training',
};

const words = (map: Readonly<Record<string, string>>): string =>
  `(VALUES ${Object.entries(map)
    .map(([word, topic]) => `('${word}', '${topic}')`)
    .join(', ')}) AS m (word, topic)`;

/** A line for each topic of each offer; $1 is today. */
export const TOPIC_OFFERS = `
SELECT m.topic, 'support-offer' AS kind, o.id AS offer, o.title, o.opens_on AS "from",
  (SELECT count(*) FROM views.demand d WHERE d.referrals @> jsonb_build_array(jsonb_build_object('offer', o.id)))::int AS people
FROM views.offer o
CROSS JOIN LATERAL (
  SELECT m.topic FROM ${words(OF_NEED)} WHERE m.word = ANY(o.needs)
  UNION SELECT m.topic FROM ${words(OF_OFFER)} WHERE m.word = o.kind
) m
UNION ALL
SELECT t.topic, 'group-event', g.id, g.title, d."from", d.people
FROM views.group_event g CROSS JOIN LATERAL unnest(g.topics) AS t (topic)
CROSS JOIN LATERAL (
  SELECT min(d."plannedFor") AS "from", count(DISTINCT p.participant)::int AS people
  FROM jsonb_to_recordset(g.dates) AS d ("plannedFor" date, cancelled boolean, registered text[], attended text[])
  LEFT JOIN LATERAL unnest(d.registered || d.attended) AS p (participant) ON true
  WHERE NOT d.cancelled
) d
UNION ALL
SELECT m.topic, 'course', c.id, c.title, c.starts_on, cardinality(c.participants)
FROM views.course c JOIN ${words(OF_COURSE)} ON m.word = c.kind`;
