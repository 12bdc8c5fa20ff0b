import { applyDecorators, Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { By } from '../../engine/by.js';
import { kebab } from '../../engine/http/command-routes.js';
import { problems } from '../../engine/http/documentation.js';
import { Who } from '../../engine/http/who.js';
import { look, Look } from '../../engine/look.js';
import { Problem } from '../../engine/problems.js';
import { RUNTIME, type Runtime } from '../../engine/runtime.js';
import { StaffQuery } from '../staff/staff.dto.js';
import { staffDirectory } from '../staff/staff.view.js';
import { type May, MeAnswer } from './me.dto.js';

/** What the table of access has for a role, by the names that addresses have. */
const mayOf = ({ access, registry, views, streamViews }: Runtime, role: string): May => {
  const may = (verb: 'issue' | 'look' | 'replay' | 'operate') => (what: string) =>
    access.scope(role, verb, what).length > 0;
  const { contexts } = registry;
  const commands = contexts.flatMap(({ name, chapters }) =>
    chapters.flatMap((chapter) =>
      Object.keys(chapter.commands)
        .filter((command) => may('issue')(`${name}/${chapter.name}/${command}`))
        .map(kebab),
    ),
  );
  const offered = [...views.filter(({ internal }) => !internal), ...streamViews].map(({ name }) => name);
  return {
    commands: [...new Set(commands)],
    views: [
      ...offered.filter((name) => may('look')(`view:${name}`)),
      ...access.operations.filter((name) => may('look')(`operation:${name}`)),
    ],
    replay: contexts.filter(({ name }) => may('replay')(name)).map(({ path }) => path),
    operate: access.operations.filter(may('operate')),
  };
};

/** What a page needs to know once somebody is signed in. */
@ApiTags('pages')
@applyDecorators(...problems)
@Controller('me')
export class MeController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @ApiOperation({ summary: 'Who asks, as whom, and what that role may do.', operationId: 'me' })
  @ApiOkResponse({ type: MeAnswer })
  @Get()
  async me(@Who() by: By): Promise<MeAnswer> {
    const { actor, roles = [actor.role], units } = by;
    const { id: account, role, unit } = actor;
    const name = await this.nameOf(by);
    return {
      account,
      ...(name && { name }),
      role,
      roles: [...roles],
      unit,
      units: [...units],
      may: mayOf(this.runtime, role),
    };
  }

  /** One's own, whoever may see the directory; while it is being built there is none. */
  private async nameOf(by: By): Promise<string | undefined> {
    const asked = Object.assign(new StaffQuery(), { account: by.actor.id });
    try {
      const { rows } = await look(this.runtime, new Look(staffDirectory, asked, by), 'everything');
      return (rows[0] as { readonly name?: string | null } | undefined)?.name ?? undefined;
    } catch (error) {
      if (error instanceof Problem && error.status === 503) return undefined;
      throw error;
    }
  }
}
