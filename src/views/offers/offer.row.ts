import { Entity } from 'typeorm';
import { Day, Id, Text, Texts } from '../columns.js';

/** One support offer of the directory. */
@Entity('offer')
export class OfferRow {
  @Id() id!: string;
  @Text() title!: string;
  @Text() kind!: string;
  /** Which needs it helps with. */
  @Texts() needs!: string[];
  /** In which languages one is helped there, ISO 639. */
  @Texts() languages!: string[];
  @Text() municipality!: string;
  @Text() provider!: string;
  @Day({ nullable: true }) opensOn!: string | null;
  /** Last day on which it is open. */
  @Day({ nullable: true }) closesOn!: string | null;
  @Day({ nullable: true }) withdrawnOn!: string | null;
}
