import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { courseProjection } from '../courses/course.projection.js';
import { groupEventProjection } from '../group-events/group-event.projection.js';
import { all, byDay, byMost, byText, type Key, listing } from '../listing.js';
import { offerProjection } from '../offers/offer.projection.js';
import { staffProjection } from '../staff/staff.projection.js';
import { demandProjection } from './demand.projection.js';
import { TOPIC_OFFERS } from './topic-offers.sql.js';
import {
  type DemandGroup,
  type DemandSort,
  TopicDemandLine,
  TopicDemandQuery,
  TopicOfferLine,
  type TopicOfferSort,
  TopicOffersQuery,
} from './topics.dto.js';

const DEMAND_KEYS: Readonly<Record<DemandSort, Key>> = {
  talks: byMost('l.talks'),
  people: byMost('l.people'),
  group: byText('l.group'),
};

const GROUP_SQL: Readonly<Record<DemandGroup, string>> = {
  overall: `'all'`,
  unit: 's.unit',
  municipality: 'c.municipality',
  language: 't.language',
  week: `to_char(t."on", 'IYYY-"W"IW')`,
};

const offering = [courseProjection, demandProjection, groupEventProjection, offerProjection];

/** Which topics come up in talks. */
export const topicDemand = view<TopicDemandQuery>({
  name: 'topic-demand',
  summary: 'Topics of talks by unit, place, language or week, and offers for them (Themenbedarf).',
  query: TopicDemandQuery,
  row: TopicDemandLine,
  projections: [...offering, caseloadProjection, staffProjection],
  select: ({ by = 'overall', ...query }, today) =>
    listing(
      query,
      today,
      DEMAND_KEYS,
      (put) => `
WITH offered AS MATERIALIZED (SELECT o.topic, count(*)::int AS offers FROM (${TOPIC_OFFERS}) o GROUP BY o.topic)
SELECT g.group || '/' || w.topic AS id, w.topic, g.group, count(*)::int AS talks, count(DISTINCT d.id)::int AS people,
  coalesce((SELECT o.offers FROM offered o WHERE o.topic = w.topic), 0) AS offers
FROM views.demand d JOIN views.caseload c ON c.id = d.id
CROSS JOIN LATERAL jsonb_to_recordset(d.talks) AS t ("on" date, coach text, language text, topics text[])
LEFT JOIN LATERAL (SELECT s.unit FROM views.staff s WHERE s.account = t.coach ORDER BY s.id LIMIT 1) s ON true
CROSS JOIN LATERAL (SELECT DISTINCT topic FROM unnest(t.topics) AS topic) w
CROSS JOIN LATERAL (SELECT coalesce(${GROUP_SQL[by]}, 'none') AS group) g
WHERE ${all([
        query.topic && `w.topic = ${put(query.topic)}`,
        query.unit && `s.unit = ${put(query.unit)}`,
        query.municipality && `c.municipality = ${put(query.municipality)}`,
        query.language && `t.language = ${put(query.language)}`,
        query.from && `t."on" >= ${put(query.from)}::date`,
        query.until && `t."on" <= ${put(query.until)}::date`,
      ])}
GROUP BY g.group, w.topic`,
      undefined,
      'text',
    ),
});

const OFFER_KEYS: Readonly<Record<TopicOfferSort, Key>> = {
  from: byDay('l."from"'),
  people: byMost('l.people'),
};

/** What was offered for the topics of talks. */
export const topicOffers = view<TopicOffersQuery>({
  name: 'topic-offers',
  summary: 'Support offers, group events and courses by topic, with people reached (Angebote zu Themen).',
  query: TopicOffersQuery,
  row: TopicOfferLine,
  projections: offering,
  select: (query, today) =>
    listing(
      query,
      today,
      OFFER_KEYS,
      `SELECT o.topic || '/' || o.offer AS id, o.* FROM (${TOPIC_OFFERS}) o`,
      (put) => [query.topic && `l.topic = ${put(query.topic)}`, query.kind && `l.kind = ${put(query.kind)}`],
      'text',
    ),
});
