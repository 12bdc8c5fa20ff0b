import { ApiProperty } from '@nestjs/swagger';
import { Paged } from '../../engine/http/answers.dto.js';
import { Is, Optional } from '../../shapes/is.js';
import { day, handle, languageCode, oneOf, text } from '../../shapes/kinds.js';
import { TOPICS, type Topic } from '../../shapes/words.js';

/** By what talks are counted beside their topic. */
export const DEMAND_GROUPS = ['overall', 'unit', 'municipality', 'language', 'week'] as const;
export type DemandGroup = (typeof DEMAND_GROUPS)[number];

export const DEMAND_SORTS = ['talks', 'people', 'group'] as const;
export type DemandSort = (typeof DEMAND_SORTS)[number];

export class TopicDemandQuery extends Paged {
  /** By default each topic is one line. */
  @Optional() @Is(oneOf(DEMAND_GROUPS)) by?: DemandGroup;
  @Optional() @Is(oneOf(TOPICS)) topic?: Topic;
  /** Only talks with case workers of this organisation unit. */
  @Optional() @Is(handle) unit?: string;
  /** Only talks with people who live there. */
  @Optional() @Is(text(120)) municipality?: string;
  /** Only talks in this language. */
  @Optional() @Is(languageCode) language?: string;
  @Optional() @Is(day) from?: string;
  @Optional() @Is(day) until?: string;
  /** By default the topic of most talks comes first. */
  @Optional() @Is(oneOf(DEMAND_SORTS)) sort?: DemandSort;
}

/** How often a topic came up in talks. */
export class TopicDemandLine {
  /** Tells lines apart: group and topic. */
  id!: string;
  topic!: string;
  /** The unit, the place, the language or the ISO week (`2022-W23`); `all`, or `none` where it is not known. */
  group!: string;
  talks!: number;
  /** Distinct people. */
  people!: number;
  /** Support offers, group events and courses for this topic, whoever was talked with. */
  offers!: number;
}

/** What can be offered for a topic. */
export const TOPIC_OFFER_KINDS = ['support-offer', 'group-event', 'course'] as const;
export type TopicOfferKind = (typeof TOPIC_OFFER_KINDS)[number];

export const TOPIC_OFFER_SORTS = ['from', 'people'] as const;
export type TopicOfferSort = (typeof TOPIC_OFFER_SORTS)[number];

export class TopicOffersQuery extends Paged {
  @Optional() @Is(oneOf(TOPICS)) topic?: Topic;
  @Optional() @Is(oneOf(TOPIC_OFFER_KINDS)) kind?: TopicOfferKind;
  /** By default the earliest comes first; by `people` what reached most. */
  @Optional() @Is(oneOf(TOPIC_OFFER_SORTS)) sort?: TopicOfferSort;
}

/** Something that was offered for a topic. */
export class TopicOfferLine {
  /** Tells lines apart: topic and offer. */
  id!: string;
  topic!: string;
  /** `support-offer`, `group-event`, `course`. */
  kind!: string;
  /** Id of the offer, the event or the course. */
  @ApiProperty({ format: 'uuid' }) offer!: string;
  title!: string;
  /** First day on which it is open, or takes place. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) from!: string | null;
  /** Distinct people who were referred to it, registered for it or were there, or have a place. */
  people!: number;
}
