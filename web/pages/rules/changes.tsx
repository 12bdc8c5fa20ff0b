import { Button } from '@mantine/core';
import { RULE_BOOK } from '../../../src/contexts/rule-changes.js';
import type { RowOf } from '../../api/rows.js';
import { Deeds } from '../../parts/deeds.js';
import { Light } from '../../parts/light.js';
import { Listing } from '../../parts/listing.js';
import { useMayLook } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import { useRules } from './rules-in-force.js';

type Change = RowOf<'/rule-changes'>;

/** Changes of rules, from the draft of one person to the decision of another. */
export const Changes = ({ onPreview }: { readonly onPreview: (change: Change) => void }) => {
  const { t, day, number, value } = useSpeech();
  const rules = useRules();
  const mayPreview = useMayLook('rule-preview');
  const of = (rule: string) => rules.find((each) => each.value === rule);
  return (
    <Listing
      path="/rule-changes"
      download={false}
      columns={[
        { key: 'rule', head: true, show: ({ rule }) => of(rule)?.label ?? rule },
        {
          key: 'value',
          show: ({ rule, value: next }) => `${number(next)} ${value(of(rule)?.unit ?? '', 'unit')}`,
        },
        { key: 'from', show: ({ from }) => day(from) },
        { key: 'source', as: 'text' },
        { key: 'reason', as: 'text' },
        { key: 'proposedBy', as: 'text' },
        {
          key: 'adoptedBy',
          show: ({ adoptedBy }) => adoptedBy ?? <Light colour="amber">{t.rules.proposed}</Light>,
        },
        {
          key: 'actions',
          heading: t.caseload.actions,
          show: (change) => (
            <div className="row">
              {mayPreview && (
                <Button size="compact-sm" variant="default" onClick={() => onPreview(change)}>
                  {t.rules.preview}
                </Button>
              )}
              <Deeds
                about={of(change.rule)?.label ?? change.rule}
                deeds={[...(change.adoptedBy ? [] : ['adopt-rule-change']), 'revoke-rule-change'].map(
                  (command) => ({
                    command,
                    id: RULE_BOOK,
                    initial: { change: change.id },
                    without: ['change'],
                  }),
                )}
              />
            </div>
          ),
        },
      ]}
    />
  );
};
