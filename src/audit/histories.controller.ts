import { applyDecorators, Controller, Get, Inject, Param, Query, StreamableFile, Type } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { admitted, assertInScope } from '../engine/access.js';
import type { By } from '../engine/by.js';
import { idParameter, problems } from '../engine/http/documentation.js';
import { IdPipe } from '../engine/http/validation.js';
import { Who } from '../engine/http/who.js';
import { notFound, Problem, unknownStream } from '../engine/problems.js';
import { witnessed } from '../engine/read-log/witnessed.js';
import { RUNTIME, type Runtime } from '../engine/runtime.js';
import type { JournalFact } from '../kernel/journal.js';
import { bundleOf } from './bundle.js';
import { BundleQuery, ProofAnswer, ProofQuery } from './histories.dto.js';
import { signingKey } from './keys.js';
import { provenHeads, type ProvenHead } from './proof.js';

/** A fact as stored, those that lead from it to an anchored head of its stream, and the anchor. */
interface Proof {
  readonly fact: string;
  readonly segment: readonly Omit<JournalFact, 'position'>[];
  readonly proof: ProvenHead;
}

/** Proofs and bundles of the streams of one context. */
const historiesOf = (context: string, path: string): Type => {
  @ApiTags(path)
  @applyDecorators(...problems)
  @Controller(path)
  class Histories {
    constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

    /** Judged like a replay of the history, for those whose office it is. @throws Problem 403, 404 */
    private async judged<T>(
      id: string,
      by: By,
      what: string,
      asked: object,
      work: (stream: string) => Promise<T>,
    ): Promise<T> {
      const scope = admitted(this.runtime, by, 'replay', 'proof');
      const judged = async (): Promise<T> => {
        const stream = `${context}-${id}`;
        if ((await this.runtime.journal.read(stream)).length === 0) throw unknownStream(context);
        await assertInScope(this.runtime, by, scope, context, id);
        return work(stream);
      };
      const mine = context === 'journey' ? [id] : [];
      return witnessed(this.runtime, { verb: 'replay', what, by, asked }, judged, {
        as: ['replay', 'proof'],
        named: mine,
        of: () => mine,
        always: true,
      });
    }

    @ApiOperation({
      operationId: `prove-${context}`,
      summary:
        'That a fact stood in this history when it was anchored: the chain to a head, the Merkle path, the anchor.',
    })
    @idParameter
    @ApiOkResponse({ type: ProofAnswer })
    @Get(':id/proof')
    prove(@Param('id', IdPipe) id: string, @Query() { fact }: ProofQuery, @Who() by: By): Promise<Proof> {
      return this.judged(id, by, 'proof', { fact }, async (stream) => {
        const facts = await this.runtime.journal.read(stream);
        const from = facts.findIndex((each) => each.id === fact);
        if (from < 0) throw notFound('There is no fact with this id in this history.');
        const [proof] = await provenHeads(this.runtime.pool, stream, from + 1, 1);
        if (!proof)
          throw new Problem(409, 'not-anchored', 'No anchor has seen this fact yet. Ask again later.');
        const segment = facts.slice(from, proof.head.version).map(({ position: _, ...stored }) => stored);
        return { fact: facts[from]!.id, segment, proof };
      });
    }

    @ApiOperation({
      operationId: `export-${context}`,
      summary:
        'This history as a signed bundle (zip): facts as stored, keys of the disclosed fields, proofs, a timeline to print.',
    })
    @idParameter
    @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
    @Get(':id/bundle')
    bundle(
      @Param('id', IdPipe) id: string,
      @Query() { disclose = 'none' }: BundleQuery,
      @Who() by: By,
    ): Promise<StreamableFile> {
      return this.judged(id, by, 'bundle', { disclose }, async (stream) => {
        const { runtime } = this;
        const asked = { stream, disclosure: disclose, by: by.actor.id, now: by.now };
        const bytes = await bundleOf({ runtime, key: signingKey(runtime.config), ...asked });
        return new StreamableFile(bytes!, {
          type: 'application/zip',
          disposition: `attachment; filename="${stream}.zip"`,
        });
      });
    }
  }
  Object.defineProperty(Histories, 'name', { value: `${context}Histories` });
  return Histories;
};

/** Whose histories are exported. */
export const historiesControllers = (
  contexts: readonly { readonly name: string; readonly path: string }[],
): Type[] => contexts.map(({ name, path }) => historiesOf(name, path));
