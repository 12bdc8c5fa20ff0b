import { useRows } from '../../api/rows.js';
import { Table } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';
import { useReadColumns } from '../audit/read-log.js';

/** Who has seen the person's data, the newest first; that somebody looked here is the next line. */
export const Readers = ({ id }: { readonly id: string }) => {
  const { t } = useSpeech();
  const found = useRows('/read-log', { participant: id });
  return (
    <Table
      caption={t.journey.sections.readers}
      columns={useReadColumns()}
      found={found}
      id={({ no }) => String(no)}
    />
  );
};
