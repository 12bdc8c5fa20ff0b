import type { Named } from './messages.js';

/** A column of a spreadsheet: where the values of a field come from. */
export interface Column {
  /** As the export names it. */
  readonly name: string;
  /** What offices call it; case, blanks and punctuation do not matter. */
  readonly also: readonly string[];
  /** What a cell that is not empty means; what it cannot read it leaves for the command to refuse. */
  readonly read: (cell: string) => unknown;
}

/** A command that a row stands for. */
export interface Step {
  readonly command: string;
  /** Where its fields come from. It is issued if one of these cells is filled; the first step always is. */
  readonly fields: Readonly<Record<string, Column>>;
  /** Fields that no cell says. */
  readonly always: object;
  /** A command of another context: the column with the id of its stream, and the field that takes the id of the row's own. */
  readonly at?: { readonly context: string; readonly id: Column; readonly subject: string };
}

/** How rows of a spreadsheet become commands: each row opens a stream, by its first step. */
export interface Sheet {
  readonly summary: string;
  readonly steps: readonly Step[];
  /** Which field a refusal is about, by its code: the first of these that is filled, or that the step has. */
  readonly blames: Readonly<Record<string, readonly string[]>>;
}

/** The writer of steps over command classes: it takes no field that the command does not have. */
export const stepper =
  <Commands>() =>
  <C extends Named<Commands>>(
    command: C,
    fields: { readonly [F in Named<Commands[C]>]?: Column },
    always: Partial<Commands[C]> = {},
  ): Step => ({ command, fields: fields as Step['fields'], always });
