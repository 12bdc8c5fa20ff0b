import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { paths } from '../generated/api.js';
import { api } from './client.js';
import type { Problem } from './problem.js';

interface Answers<Row> {
  readonly get: {
    readonly responses: {
      readonly 200: { readonly content: { readonly 'application/json': { readonly rows: Row[] } } };
    };
  };
}

/** Addresses that answer with pages of rows. */
export type ListPath = { [P in keyof paths]: paths[P] extends Answers<unknown> ? P : never }[keyof paths];

export type RowOf<P extends ListPath> = paths[P] extends Answers<infer Row> ? Row : never;

export type QueryOf<P extends ListPath> = paths[P] extends { get: { parameters: { query?: infer Query } } }
  ? NonNullable<Query>
  : never;

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
}

export interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly problem?: Problem;
  /** Nothing is known yet. */
  readonly loading: boolean;
  /** Something older is shown while the answer is on its way. */
  readonly stale: boolean;
  readonly more?: () => void;
  readonly loadingMore: boolean;
}

/** What one answer holds, as rows; what failed to come anew is old. */
export const rowsIn = <Row>(
  rows: readonly Row[] | undefined,
  { error, isPending }: { readonly error: Problem | null; readonly isPending: boolean },
): Rows<Row> => ({
  rows: rows ?? [],
  ...(error && { problem: error }),
  loading: isPending,
  stale: !!error && rows !== undefined,
  loadingMore: false,
});

const LIMIT = 50;

/** Answered as a whole, without pages. */
const WHOLE: readonly string[] = [
  ...['/cohort-preview-counts', '/contacts', '/funding', '/rule-changes', '/rules', '/what-if'],
];

/** The rows of a view, page by page; what was shown stays until the answer to another question is there. */
export const useRows = <P extends ListPath>(
  path: P,
  query: QueryOf<P> & { readonly limit?: number },
  enabled = true,
): Rows<RowOf<P>> => {
  const asked = { ...(!WHOLE.includes(path) && { limit: LIMIT }), ...query };
  const found = useInfiniteQuery<
    Page<RowOf<P>>,
    Problem,
    InfiniteData<Page<RowOf<P>>>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: ['get', path, asked],
    queryFn: async ({ pageParam, signal }) => {
      const params = { query: { ...asked, ...(pageParam && { cursor: pageParam }) } };
      const { data } = await api.GET(path as never, { params, signal } as never);
      return data as unknown as Page<RowOf<P>>;
    },
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    enabled,
  });
  return {
    rows: found.data?.pages.flatMap(({ rows }) => rows) ?? [],
    ...(found.error && { problem: found.error }),
    loading: found.isPending && enabled,
    stale: found.isPlaceholderData,
    ...(found.hasNextPage && { more: () => void found.fetchNextPage() }),
    loadingMore: found.isFetchingNextPage,
  };
};
