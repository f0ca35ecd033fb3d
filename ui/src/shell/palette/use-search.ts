import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call, type Fault, type SearchView } from "../../contract/generated";

/** What was found, and how many milliseconds Rust took to answer. */
export type Found = SearchView & { ms: number };

/** One search over everything. The former results stay while it waits for the next ones. */
export function useSearchHits(text: string): { found: Found | undefined; waiting: boolean } {
  const query = useQuery<Found, Fault>({
    queryKey: ["search.find", text],
    queryFn: async () => {
      const start = performance.now();
      const found = await call("search.find", { text, limit: 4 });
      return { ...found, ms: Math.max(1, Math.round(performance.now() - start)) };
    },
    enabled: text !== "",
    placeholderData: keepPreviousData,
  });
  if (text === "") return { found: undefined, waiting: false };
  return { found: query.data, waiting: query.isPending || query.isPlaceholderData };
}
