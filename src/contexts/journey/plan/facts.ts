import type { LocalDate } from '../../../kernel/local-date.js';
import type { Personal } from '../../../kernel/personal.js';
import type { Need, TaskOwner } from '../../../shapes/words.js';

/** What was agreed for the way ahead, and what stands in it. */
export interface PlanFacts {
  /**
   * An integration plan was agreed with the participant.
   * @de Ein Integrationsplan wurde vereinbart.
   */
  PlanAgreed: { goals: Personal<readonly string[]>; note?: Personal };
  /**
   * The plan was revised together; all goals from then on.
   * @de Der Integrationsplan wurde fortgeschrieben.
   */
  PlanRevised: { goals: Personal<readonly string[]>; reason: Personal };
  /**
   * The office approved the plan as it stood.
   * @de Der Integrationsplan wurde genehmigt.
   */
  PlanApproved: { note?: Personal };
  /**
   * Somebody is to do something until a day.
   * @de Eine Aufgabe wurde vereinbart.
   */
  TaskSet: { task: string; what: Personal; due: LocalDate; owner: TaskOwner };
  /**
   * A task was done.
   * @de Eine Aufgabe wurde erledigt.
   */
  TaskDone: { task: string };
  /**
   * Something stands in the way.
   * @de Ein Hindernis wurde festgestellt.
   */
  ObstacleRaised: { obstacle: string; kind: Need; note?: Personal };
  /**
   * It no longer stands in the way.
   * @de Ein Hindernis wurde beseitigt.
   */
  ObstacleCleared: { obstacle: string; how?: Personal };
}
