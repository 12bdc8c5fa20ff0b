import { Is, IsListOf, Optional } from '../../../shapes/is.js';
import { day, id, oneOf, text } from '../../../shapes/kinds.js';
import { NEEDS, TASK_OWNERS, type Need, type TaskOwner } from '../../../shapes/words.js';

/** Agrees an integration plan (Integrationsplan, Kooperationsplan). */
export class AgreePlan {
  /** Day of the agreement; by default today. */
  @Optional() @Is(day) on?: string;
  /** What is to be reached; sealed. */
  @IsListOf(text(500), { min: 1, max: 20 }) goals!: string[];
  /** Sealed. */
  @Optional() @Is(text(2000)) note?: string;
}

/** Revises the plan (Fortschreibung); all goals, not only new ones. */
export class RevisePlan {
  /** Day of the revision; by default today. */
  @Optional() @Is(day) on?: string;
  /** Sealed. */
  @IsListOf(text(500), { min: 1, max: 20 }) goals!: string[];
  /** Why; sealed. */
  @Is(text(1000)) reason!: string;
}

/** Approves the plan as it stands (Genehmigung). */
export class ApprovePlan {
  /** Day of the approval; by default today. */
  @Optional() @Is(day) on?: string;
  /** Sealed. */
  @Optional() @Is(text(1000)) note?: string;
}

/** Sets a task (Aufgabe) for the participant or the coach. */
export class SetTask {
  /** Sealed. */
  @Is(text(500)) what!: string;
  /** Day until which it is to be done. */
  @Is(day) due!: string;
  @Is(oneOf(TASK_OWNERS)) owner!: TaskOwner;
}

/** Records that a task was done. */
export class CompleteTask {
  @Is(id) task!: string;
  /** Day on which it was done; by default today. */
  @Optional() @Is(day) on?: string;
}

/** Records that something stands in the way (Hindernis), such as missing childcare. */
export class RaiseObstacle {
  /** Day from which it is known; by default today. */
  @Optional() @Is(day) on?: string;
  @Is(oneOf(NEEDS)) kind!: Need;
  /** Sealed. */
  @Optional() @Is(text(1000)) note?: string;
}

/** Records that an obstacle no longer stands in the way. */
export class ClearObstacle {
  @Is(id) obstacle!: string;
  /** By default today. */
  @Optional() @Is(day) on?: string;
  /** What helped; sealed. */
  @Optional() @Is(text(1000)) how?: string;
}
