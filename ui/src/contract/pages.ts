import {
  hashKey,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useQueries,
  useQueryClient,
} from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { type ActionName, call, type Fault, type Page, type Reply, type Request } from "./generated";

type Listed<K extends ActionName> = Reply<K> extends Page<infer Row> ? Row : never;
/** The actions that answer by pages. */
export type ListAction = { [K in ActionName]: Reply<K> extends Page<unknown> ? K : never }[ActionName];
/** Those that answer from any position too. */
export type RowsAction = { [K in ListAction]: "offset" extends keyof Request<K> ? K : never }[ListAction];
/** What a list is asked for, without its paging. */
export type FilterOf<K extends ListAction> = Omit<Request<K>, "after" | "offset" | "limit">;

/** Rows of one page. */
export const pageLength = 100;

function ask<K extends ListAction>(action: K, filter: FilterOf<K>, place: { after?: string | null; offset?: number }) {
  const request = { ...filter, ...place, limit: pageLength } as unknown as Request<K>;
  return call(action, request) as unknown as Promise<Page<Listed<K>>>;
}

/** A small list that grows as it is scrolled. Rust filters and sorts; `after` is its cursor. */
export function usePages<K extends ListAction>(action: K, filter: FilterOf<K>) {
  const query = useInfiniteQuery<Page<Listed<K>>, Fault, { pages: Page<Listed<K>>[] }, unknown[], string | null>({
    queryKey: [action, "pages", filter],
    queryFn: ({ pageParam }) => ask(action, filter, { after: pageParam }),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  return {
    rows: query.data?.pages.flatMap((page) => page.rows) ?? [],
    total: query.data?.pages[0]?.total ?? 0,
    loading: query.isPending,
    fault: query.error,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage({ cancelRefetch: false });
    },
  };
}

/** A whole list of any length, of which only what is on screen is asked for. For `VirtualList`. */
export type Rows<T> = {
  /** Another key is another filter: the list begins at its top again. */
  key: string;
  /** Of all rows; of the former filter until the first answer to a new one is there. */
  total: number;
  /** There are more than `total`; how many is seen as one goes on. */
  atLeast: boolean;
  /** One row; undefined until it has come. */
  at: (index: number) => T | undefined;
  /** Tells which rows are on screen, so that they are asked for. */
  show: (first: number, end: number) => void;
  /** Nothing is known yet. */
  loading: boolean;
  fault: Fault | null;
};

/** The pages that rows lie on. */
export function pagesOf(first: number, end: number): number[] {
  const from = Math.floor(Math.max(0, first) / pageLength);
  const until = Math.floor(Math.max(0, end - 1) / pageLength);
  return Array.from({ length: until - from + 1 }, (_, index) => from + index);
}

/** How one page is kept and asked for: after the page before it where that one is fresh, else by its position. */
function pageQuery<K extends RowsAction>(client: QueryClient, action: K, filter: FilterOf<K>, page: number) {
  const keyOf = (index: number) => [action, "rows", filter, index] as const;
  return queryOptions<Page<Listed<K>>, Fault>({
    queryKey: keyOf(page),
    queryFn: () => {
      const before = client.getQueryState<Page<Listed<K>>>(keyOf(page - 1));
      const after = before && !before.isInvalidated && before.fetchStatus === "idle" ? before.data?.next : null;
      return ask(action, filter, after ? { after } : { offset: page * pageLength });
    },
  });
}

// While the scroll bar is dragged, pages fly by; only where it rests is asked for.
const rest = 40;

/** The rows of a list, page by page, as `VirtualList` shows them. The filter includes the sorting. */
export function useRows<K extends RowsAction>(action: K, filter: FilterOf<K>): Rows<Listed<K>> {
  const client = useQueryClient();
  const key = hashKey([action, filter]);
  const [wanted, setWanted] = useState<{ key: string; pages: number[] }>({ key, pages: [] });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = useRef({ key, filter });
  const asked = useRef(key);
  asked.current = key;

  const pages = wanted.key === key ? wanted.pages : [0];
  const answers = useQueries({ queries: pages.map((page) => pageQuery(client, action, filter, page)) });
  const known = (of: FilterOf<K>, page: number) =>
    client.getQueryData<Page<Listed<K>>>(pageQuery(client, action, of, page).queryKey);
  const answered = answers.find(({ data }) => data !== undefined);
  if (answered) shown.current = { key, filter };
  const current = shown.current.filter;
  const reach = useRef<{ key: string; total: number; atLeast: boolean } | null>(null);
  for (const { data } of answers) {
    if (!data) continue;
    // Rust counts only so far beyond what was asked for: whoever goes deeper learns of more.
    const before = reach.current?.key === key && reach.current.atLeast ? reach.current.total : 0;
    const total = data.total_is_at_least ? Math.max(before, data.total) : data.total;
    reach.current = { key, total, atLeast: data.total_is_at_least };
  }

  const show = useCallback((first: number, end: number) => {
    const next = { key: asked.current, pages: pagesOf(first, end) };
    const set = () => setWanted((now) => (now.key === next.key && now.pages.join() === next.pages.join() ? now : next));
    clearTimeout(timer.current);
    timer.current = setTimeout(set, rest);
  }, []);
  // The list says what it shows as it is mounted; without a list the first page is enough to know the total.
  useEffect(() => {
    setWanted((now) => (now.pages.length > 0 ? now : { ...now, pages: [0] }));
    return () => clearTimeout(timer.current);
  }, []);

  return {
    key: shown.current.key,
    total: reach.current?.total ?? 0,
    atLeast: reach.current?.atLeast ?? false,
    at: (index) => known(current, Math.floor(index / pageLength))?.rows[index % pageLength],
    show,
    loading: reach.current === null && !answers.some(({ error }) => error),
    fault: answers.find(({ error }) => error)?.error ?? null,
  };
}
