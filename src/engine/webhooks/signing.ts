import { createHmac, randomBytes } from 'node:crypto';

/* Standard Webhooks (standardwebhooks.com): what a receiver needs to know who speaks, and that it was just now. */

const PREFIX = 'whsec_';
const BYTES = 32;

export const newSecret = (): string => PREFIX + randomBytes(BYTES).toString('base64');

const signature = (secret: string, signed: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(signed)
    .digest('base64')}`;

/** The headers of one attempt. Each secret signs, so that a receiver may know the new one or still the former. */
export const signedHeaders = (
  id: string,
  body: string,
  secrets: readonly string[],
  at: Date,
): Readonly<Record<string, string>> => {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signed = `${id}.${timestamp}.${body}`;
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => signature(secret, signed)).join(' '),
  };
};
