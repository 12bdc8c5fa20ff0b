import { Is, IsListOf } from '../../shapes/is.js';
import { handle, text } from '../../shapes/kinds.js';

/** A system that is to be told of facts. */
export class WebhookOrder {
  /** Where events are posted to: https; outside production also http on loopback. */
  @Is(text(500)) url!: string;
  /** The organisation unit whose people it may hear of: those it is responsible for, and who are shared with it. */
  @Is(handle) unit!: string;
  /** Types of facts, such as `CourseEnrolled`: no more than it needs. */
  @IsListOf(text(100), { min: 1, max: 200 }) types!: string[];
}

/** What signs events from now on. It is shown this once. */
export class WebhookSecretAnswer {
  id!: string;
  /** As Standard Webhooks has it: `whsec_` and base64. */
  secret!: string;
  /** Until when the secret before is valid, too. */
  formerUntil?: string;
}

/** A system that is told of facts, and how that goes. */
export class WebhookAnswer {
  id!: string;
  url!: string;
  unit!: string;
  types!: string[];
  /** `active`, `paused` by hand, or `disabled` because nothing got through for days. */
  state!: string;
  definedAt!: string;
  delivered!: number;
  /** Facts about people of others, or of nobody any more. */
  withheld!: number;
  lastSuccess!: string | null;
  lastFailure!: string | null;
  /** A word for the last failure: `status-500`, `timeout`, `ECONNREFUSED`. */
  lastError!: string | null;
  /** Since the last success. */
  failures!: number;
  /** Facts that are read and not delivered. */
  waiting!: number;
  /** When the oldest of them was recorded. */
  oldest!: string | null;
  /** Facts of the journal that are still to be read for it; an estimate. */
  behind!: number;
}

/** Systems that are told of facts. */
export class WebhooksAnswer {
  webhooks!: WebhookAnswer[];
}

/** Whether a receiver took a test event. */
export class WebhookTestAnswer {
  delivered!: boolean;
  /** A word for what went wrong. */
  error?: string;
}

/** What a webhook is now. */
export class WebhookStateAnswer {
  id!: string;
  state!: string;
}
