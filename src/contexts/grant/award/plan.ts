import { refuseIf } from '../../../kernel/messages.js';
import type {
  FinancedMunicipality,
  FinancingLine,
  FinancingModule,
  LineKind,
} from '../../../shapes/financing.js';

type Field = keyof FinancingLine;

/** Which fields say how much a line pays. */
const FIELDS: Readonly<
  Record<LineKind, { readonly needs: readonly Field[]; readonly may: readonly Field[] }>
> = {
  rate: { needs: ['unit', 'cents'], may: ['minutesPerUnit', 'counting'] },
  actual: { needs: [], may: ['unit', 'capCents'] },
  'staff-post': { needs: ['monthlyCents', 'permille'], may: [] },
};
const TERMS = [...new Set(Object.values(FIELDS).flatMap(({ needs, may }) => [...needs, ...may]))];

const needsOf = ({ kind, unit }: FinancingLine): readonly Field[] => [
  ...FIELDS[kind].needs,
  ...(unit === 'coaching-hour' ? (['minutesPerUnit'] as const) : []),
];

const unclear = (line: FinancingLine): boolean =>
  needsOf(line).some((field) => line[field] === undefined) ||
  TERMS.some(
    (field) =>
      line[field] !== undefined && ![...FIELDS[line.kind].needs, ...FIELDS[line.kind].may].includes(field),
  ) ||
  // Whose actual cost is claimed person by person, there must be something to claim it for.
  (line.kind === 'actual' && line.unit !== undefined && line.unit !== 'exam-fee');

const twice = (names: readonly string[]): boolean => new Set(names).size < names.length;

/** Whether one can tell what a financing plan pays. */
export const plannable = (
  modules: readonly FinancingModule[] = [],
  municipalities: readonly FinancedMunicipality[] = [],
) => {
  const vague = modules.flatMap(({ lines }) => lines).find(unclear);
  return (
    refuseIf(
      twice(modules.map(({ module }) => module)) ||
        modules.some(({ lines }) => twice(lines.map(({ line }) => line))) ||
        twice(municipalities.map(({ name }) => name)),
      'named-twice',
      'Two modules, two lines of a module or two municipalities have the same name. Give each its own.',
    ) ??
    refuseIf(
      !!vague,
      'line-unclear',
      `The line ${vague?.line} does not say what it pays: a rate needs unit and cents (and for hours minutesPerUnit), ` +
        'a staff-post monthlyCents and permille; actual costs may have a capCents, and the unit exam-fee.',
    )
  );
};

/** As they are stored, whatever the order of fields in the request. */
export const plainModules = (modules: readonly FinancingModule[]): readonly FinancingModule[] =>
  modules.map(({ module, title, programme, cents, lines }) => ({
    module,
    title,
    ...(programme && { programme }),
    cents,
    lines: lines.map((line) => ({
      line: line.line,
      title: line.title,
      kind: line.kind,
      ...Object.fromEntries(
        TERMS.flatMap((field) => (line[field] === undefined ? [] : [[field, line[field]]])),
      ),
      ...(line.kind === 'rate' && { counting: line.counting ?? 'exact' }),
    })),
  }));

export const plainMunicipalities = (all: readonly FinancedMunicipality[]): readonly FinancedMunicipality[] =>
  all.map(({ name, cents }) => ({ name, ...(cents !== undefined && { cents }) }));
