import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { type ActionName, call, type Fault, type Page, type Reply, type Request } from "./generated";

type Listed<K extends ActionName> = Reply<K> extends Page<infer Row> ? Row : never;
/** The actions that answer by pages. */
export type ListAction = { [K in ActionName]: Reply<K> extends Page<unknown> ? K : never }[ActionName];
type Filter<K extends ListAction> = Omit<Request<K>, "after" | "limit">;

const pageLength = 100;

/** A list that grows as it is scrolled. Rust filters and sorts; `after` is its cursor. */
export function usePages<K extends ListAction>(action: K, filter: Filter<K>) {
  const query = useInfiniteQuery<Page<Listed<K>>, Fault, { pages: Page<Listed<K>>[] }, unknown[], string | null>({
    queryKey: [action, "pages", filter],
    queryFn: ({ pageParam }) =>
      call(action, { ...filter, after: pageParam, limit: pageLength } as unknown as Request<K>) as unknown as Promise<
        Page<Listed<K>>
      >,
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
