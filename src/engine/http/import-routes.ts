import { Post } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOperation,
  ApiProduces,
  ApiResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../kernel/context.js';
import type { Sheet } from '../../kernel/sheet.js';
import { admitted } from '../access.js';
import type { By } from '../by.js';
import { type Imported, importFile } from '../import/import.js';
import { faultyCsv } from '../import/report.js';
import type { Importing } from '../import/take-in.js';
import { positionToken } from '../position.js';
import { invalid, Problem } from '../problems.js';
import type { Route, Served } from './controller.js';
import { always, header, query, request, reply, who } from './documentation.js';
import { ImportAnswer, ImportQuery } from './import.dto.js';
import { sendCsv, wantsCsv } from './table.js';

const fileOf = ({ body }: FastifyRequest): Buffer => {
  if (Buffer.isBuffer(body)) return body;
  throw new Problem(415, 'unsupported-media-type', 'Send the file as text/csv.');
};

const answerOf = (
  { runtime: { journal } }: Served,
  { rows, imported, repeated, faulty, position }: Imported,
  dryRun: boolean,
): ImportAnswer => ({
  dryRun,
  rows,
  imported,
  repeated,
  faulty: faulty.length,
  problems: faulty.flatMap(({ problems }) => [...problems]),
  ...(position > 0n && { position: positionToken(journal, position) }),
});

/** One POST for a file whose rows open a stream each. It keeps nothing of the file: the streams say what is done. */
export const importRoutes = (context: Context): readonly Route[] => {
  const { sheet } = context;
  if (!sheet) return [];
  const of: Context & { readonly sheet: Sheet } = { ...context, sheet };
  return [
    {
      name: `import${context.name}`,
      verb: Post('import'),
      parameters: [query(ImportQuery), who, request, reply],
      documentation: [
        ApiOperation({ summary: sheet.summary, operationId: `import-${context.name}` }),
        ApiConsumes('text/csv'),
        ApiBody({
          description:
            'CSV in UTF-8, with commas or semicolons; the first row names the columns. At most 4 MB at once.',
          schema: { type: 'string' },
        }),
        header(
          'Idempotency-Key',
          'Names the import; without it only a dry run is made. Sent again under the same name, whole or mended, each row ' +
            'takes effect once.',
        ),
        header('Legal-Basis', 'Legal ground of these entries, if it is not the usual one.'),
        ApiProduces('application/json', 'text/csv'),
        ApiResponse({
          status: 200,
          description: 'What became of the rows; as text/csv the faulty ones, to be mended and sent again.',
          content: {
            'application/json': { schema: { $ref: getSchemaPath(ImportAnswer) } },
            'text/csv': { schema: { type: 'string' } },
          },
        }),
        ApiExtraModels(ImportAnswer),
        ...always,
      ],
      run: async (
        served: Served,
        { dryRun: looks }: ImportQuery,
        by: By,
        asked: FastifyRequest,
        to: FastifyReply,
      ) => {
        const { runtime, commands } = served;
        const { name } = runtime.registry.deciding(context, context.creates);
        admitted(runtime, by, 'issue', `${context.name}/${name}/${context.creates}`);
        const dryRun = looks === 'true';
        const file = fileOf(asked);
        if (!dryRun && !by.repeatable)
          throw invalid([
            { path: 'headers.idempotency-key', hint: 'must name the import, so that it can be sent again' },
          ]);
        const execute: Importing['execute'] = (issue) => commands.execute(issue);
        const gone = () => asked.raw.socket.destroyed || runtime.over.signal.aborted;
        const done = await importFile({ runtime, context: of, by, dryRun, execute }, [file], gone);
        void to.status(200);
        if (wantsCsv(asked))
          return sendCsv(to, `${context.path}-faulty`, faultyCsv(done.header, done.faulty));
        return answerOf(served, done, dryRun);
      },
    },
  ];
};
