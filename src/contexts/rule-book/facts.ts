import type { Personal } from '../../kernel/personal.js';

/** What can have happened to the rules. Each happens on the day from which the changed rule holds, or would hold. */
export interface RuleBookFacts {
  /**
   * A change of a rule was proposed.
   * @de Die Änderung einer Regel wurde vorgeschlagen.
   */
  RuleChangeDrafted: {
    /** Id of the change. */
    change: string;
    /** Name of the rule, as in src/rules/table.ts. */
    rule: string;
    /** In the rule's unit. */
    value: number;
    /** Law, ordinance or custom. */
    source: string;
    /** Account of who proposed it. */
    by: string;
    reason?: Personal;
  };
  /**
   * A second person adopted the change; from its day on the rule says otherwise.
   * @de Die Änderung einer Regel wurde beschlossen.
   */
  RuleChangeAdopted: { change: string; by: string };
  /**
   * The change does not hold, neither proposed nor adopted.
   * @de Die Änderung einer Regel wurde zurückgenommen.
   */
  RuleChangeRevoked: { change: string; reason: Personal };
}
