import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call, type Fault, type SearchView } from "../../contract/generated";

/** What was found, and how many milliseconds Rust took to answer. */
export type Found = SearchView & { ms: number };

/** One search over everything. The former results stay until the next ones are there. */
export function useSearchHits(text: string): Found | undefined {
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
  return text === "" ? undefined : query.data;
}
