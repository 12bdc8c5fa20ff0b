import { ApiProperty } from '@nestjs/swagger';
import { view } from '../../engine/look.js';
import { caseloadProjection } from '../caseload/caseload.projection.js';
import { fundingProjection } from '../funding/funding.projection.js';
import { ruleSql } from '../rules/in-force.sql.js';
import { ruleBookProjection } from '../rules/rule-book.projection.js';
import type { CountedParticipant } from './publish.js';
import { outcomeProjection } from './outcome.projection.js';
import { ParticipantsQuery } from './indicators.dto.js';

/** One participant as counted. */
export class ParticipantLine {
  @ApiProperty({ type: 'object', additionalProperties: true }) who!: CountedParticipant;
  /** Figures of fewer people are small. */
  threshold!: number;
}

/** Everybody who waits for a programme or takes part, without names: of whom figures are made. */
export const participants = view<ParticipantsQuery>({
  name: 'participants',
  internal: true,
  summary: 'What figures are made of',
  query: ParticipantsQuery,
  row: ParticipantLine,
  projections: [caseloadProjection, fundingProjection, outcomeProjection, ruleBookProjection],
  select: (_, today) => ({
    text: `SELECT ${ruleSql('small-count', '$1::date')} AS threshold, jsonb_build_object(
        'sex', c.sex, 'ageBand', c.age_band, 'municipality', c.municipality, 'titles', c.titles,
        'participations', f.participations, 'delivered', f.delivered,
        'exits', coalesce(o.exits, '[]'), 'placements', coalesce(o.placements, '[]'), 'levels', coalesce(o.levels, '[]')
      ) AS who
      FROM views.funding f JOIN views.caseload c ON c.id = f.id LEFT JOIN views.outcome o ON o.id = f.id
      WHERE jsonb_array_length(f.participations) > 0 ORDER BY f.id`,
    values: [today],
  }),
});
