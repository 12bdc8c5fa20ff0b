import { v5 as uuid5 } from 'uuid';
import type { Context } from '../../kernel/context.js';
import type { Sheet, Step } from '../../kernel/sheet.js';
import { id as idKind } from '../../shapes/kinds.js';
import type { By } from '../by.js';
import { RequestPipe } from '../http/validation.js';
import { issue, Issue } from '../issue.js';
import type { Issued } from '../issued.js';
import { Problem } from '../problems.js';
import { rehearsal } from '../rehearsal.js';
import type { Runtime } from '../runtime.js';
import { bodyOf, type Layout, nameOf, valueOf } from './layout.js';
import type { Row, RowProblem } from './report.js';

/** What became of a row: `repeated` was there already, of a faulty one nothing was recorded. */
export interface Outcome {
  readonly result: 'imported' | 'repeated' | 'faulty';
  readonly problems: readonly RowProblem[];
  /** Position of what was recorded. */
  readonly position?: bigint;
}

/** A file on its way in. */
export interface Importing {
  readonly runtime: Runtime;
  readonly context: Context & { readonly sheet: Sheet };
  readonly layout: Layout;
  /** Whose entries they become; the command id names the import. */
  readonly by: By;
  /** Look only: nothing is recorded. */
  readonly dryRun: boolean;
  readonly execute: (request: Issue) => Promise<Issued>;
}

/** A step as this row means it. */
interface Meant {
  readonly step: Step;
  readonly body: object;
  /** The stream of another context that it is for. */
  readonly other?: unknown;
  readonly by: By;
}

const pipe = new RequestPipe();

const classOf = (runtime: Runtime, context: Context, { command, at }: Step): new () => object => {
  const of = at ? runtime.registry.context(at.context) : context;
  return runtime.registry.deciding(of, command).commands[command]!;
};

const validated = async (type: new () => object, body: object) => {
  try {
    await pipe.transform(body, { type: 'body', metatype: type });
    return [];
  } catch (error) {
    return (error as Problem).more.errors ?? [];
  }
};

/** The columns that no row can do without: those of the first command's required fields. */
export const requiredColumns = async (
  runtime: Runtime,
  context: Importing['context'],
): Promise<readonly string[]> => {
  const first = context.sheet.steps[0]!;
  const lacking = await validated(classOf(runtime, context, first), {});
  return lacking.flatMap(({ path }) => first.fields[path]?.name ?? []);
};

/** The commands of a row; each is the same one whenever the row is sent again. */
const meantBy = ({ context: { sheet }, layout, by }: Importing, row: Row): readonly Meant[] =>
  sheet.steps.flatMap((step, index) => {
    const body = bodyOf(layout, row, step, index === 0);
    const key = [nameOf(layout, row), step.command, Object.values(step.fields)[0]?.name].join('/');
    const its: By = { ...by, commandId: uuid5(key, by.commandId), repeatable: true, ifMatch: undefined };
    return body ? [{ step, body, by: its, ...(step.at && { other: valueOf(layout, row, step.at.id) }) }] : [];
  });

const ANY_ID = '00000000-0000-4000-8000-000000000000';

/** What the commands' own validation says, in the words of the spreadsheet. */
const invalidCells = async (
  { runtime, context }: Importing,
  { row }: Row,
  { step, body, other }: Meant,
): Promise<readonly RowProblem[]> => {
  const whole = step.at ? { ...body, [step.at.subject]: ANY_ID } : body;
  const errors = await validated(classOf(runtime, context, step), whole);
  const misaddressed = step.at && !idKind.holds(other);
  return [
    ...errors.map(({ path, hint }) => ({
      row,
      column: step.fields[path]?.name ?? path,
      code: 'invalid',
      hint,
    })),
    ...(misaddressed ? [{ row, column: step.at.id.name, code: 'invalid', hint: idKind.says }] : []),
  ];
};

const requestOf = (
  { context }: Importing,
  { step, body, other, by }: Meant,
  id: string | undefined,
): Issue =>
  step.at
    ? new Issue(step.at.context, String(other), step.command, { ...body, [step.at.subject]: id }, by)
    : new Issue(context.name, id, step.command, body, by);

const HINTS: Readonly<Record<string, string>> = {
  'idempotency-key-reused':
    'This row was imported already, with other values. Change what was recorded there, or send the row in another import.',
};

/** Which cell a refusal is about: the one that the sheet says, or the first of the step. */
const refusedCell = (
  { context: { sheet } }: Importing,
  { row }: Row,
  { step, body }: Meant,
  { code, hint }: Problem,
): RowProblem => {
  const its = (sheet.blames[code] ?? []).filter((field) => field in step.fields);
  const blamed = its.find((field) => field in body) ?? its[0];
  const column = blamed
    ? step.fields[blamed]
    : (step.at?.id ?? Object.entries(step.fields).find(([field]) => field in body)?.[1]);
  return { row, column: column?.name ?? '', code, hint: HINTS[code] ?? hint };
};

/** Issues the commands one after the other; the first one opens the stream that the others are about. */
const issueAll = async (
  importing: Importing,
  row: Row,
  all: readonly Meant[],
  execute: Importing['execute'],
) => {
  const problems: RowProblem[] = [];
  let id: string | undefined;
  let position = 0n;
  for (const meant of all) {
    try {
      const issued = await execute(requestOf(importing, meant, id));
      id ??= issued.id;
      if (issued.position > position) ({ position } = issued);
    } catch (error) {
      // What is no answer to this row is none to the others either: the request fails, and is sent again.
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      problems.push(refusedCell(importing, row, meant, error));
      if (!id) break;
    }
  }
  return { problems, position };
};

/** Takes one row in, whole or not at all: what would be refused is found before anything is recorded. */
export const takeIn = async (importing: Importing, row: Row): Promise<Outcome> => {
  const { layout, runtime, dryRun, execute } = importing;
  const faulty = (problems: readonly RowProblem[]): Outcome => ({ result: 'faulty', problems });
  if (row.cells.length !== layout.header.length)
    return faulty([
      {
        row: row.row,
        column: '',
        code: 'cells',
        hint: `The row has ${row.cells.length} cells, the header ${layout.header.length}.`,
      },
    ]);
  const all = meantBy(importing, row);
  const invalid = (await Promise.all(all.map((meant) => invalidCells(importing, row, meant)))).flat();
  if (invalid.length > 0) return faulty(invalid);

  const paper = rehearsal(runtime);
  const rehearsed = await issueAll(importing, row, all, (request) => issue(paper.runtime, request));
  if (rehearsed.problems.length > 0) return faulty(rehearsed.problems);
  if (!paper.news()) return { result: 'repeated', problems: [], position: rehearsed.position };
  if (dryRun) return { result: 'imported', problems: [] };
  const { problems, position } = await issueAll(importing, row, all, execute);
  return problems.length > 0 ? faulty(problems) : { result: 'imported', problems: [], position };
};
