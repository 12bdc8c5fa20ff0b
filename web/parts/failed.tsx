import { Alert, Text } from '@mantine/core';
import type { Problem } from '../api/problem.js';
import { useSpeech } from '../words/words.js';

/** What the service refused, in the reader's language, and by which number its operators find it. */
export const Failed = ({ problem }: { readonly problem: Problem }) => {
  const { t, problem: told, language } = useSpeech();
  const text = problem.code === 'unreachable' ? t.failed.unreachable : told(problem.code);
  return (
    <Alert color="red" role="alert" title={text ?? t.failed.title}>
      {problem.hint && (language === 'en' || !text) && <Text size="sm">{problem.hint}</Text>}
      {problem.correlationId && (
        <Text size="xs">
          {t.failed.number} {problem.correlationId}
        </Text>
      )}
    </Alert>
  );
};
