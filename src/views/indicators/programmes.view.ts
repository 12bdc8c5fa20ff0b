import { view } from '../../engine/look.js';
import { Id, Text } from '../columns.js';
import { programmeProjection } from '../programme/programme.projection.js';
import { ParticipantsQuery } from './indicators.dto.js';

/** A programme by its title. */
export class ProgrammeTitleLine {
  @Id() id!: string;
  @Text() title!: string;
}

export const programmeTitles = view<ParticipantsQuery>({
  name: 'programme-titles',
  internal: true,
  summary: 'What programmes are called',
  query: ParticipantsQuery,
  row: ProgrammeTitleLine,
  projections: [programmeProjection],
  select: (_, today) => ({
    text: 'SELECT p.id, p.title FROM views.programme p WHERE $1::date IS NOT NULL ORDER BY p.id',
    values: [today],
  }),
});
