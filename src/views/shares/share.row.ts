import { Entity } from 'typeorm';
import type { Sealed } from '../../kernel/personal.js';
import { Detail, Flag, Id, SealedText, Text } from '../columns.js';

/** With whom the case of one person is shared, and to whom data was handed. */
@Entity('share')
export class ShareRow {
  @Id() id!: string;
  @SealedText() familyName!: Sealed | null;
  @SealedText() givenName!: Sealed | null;
  @Text({ nullable: true }) motherTongue!: string | null;
  /** Whether the person agrees to sharing with partners. */
  @Flag() consents!: boolean;
  /** `[{id, kind, account, unit, recipient, purpose, basis, provision, from, until, withdrawnOn}]` */
  @Detail() shares!: {
    id: string;
    kind: 'sharing' | 'disclosure';
    account: string | null;
    unit: string | null;
    recipient: string | null;
    purpose: Sealed;
    basis: string;
    provision: string | null;
    from: string;
    until: string | null;
    withdrawnOn: string | null;
  }[];
}
