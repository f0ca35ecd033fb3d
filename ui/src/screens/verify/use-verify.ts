import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Taken } from "../../components/use-files";
import { alsoForget } from "../../components/virtual/place";
import { base64Of, fits } from "../../contract/bytes";
import { faultLike } from "../../contract/faults";
import { call, type Fault, type Request, type Verdict } from "../../contract/generated";

export type How = "dropped" | "pasted" | "chosen" | "scanned";

/** What is looked at: its name where it is a file, how it came here, and what Rust is asked. */
export type Shown = {
  number: number;
  name: string | null;
  how: How;
  at: number;
  request: () => Promise<Request<"license.verify">>;
};

// It is still there when somebody comes back from the license it is about.
let kept: Shown | null = null;
let number = 0;
alsoForget(() => {
  kept = null;
});

/** What was put here, and what Rust says of it. */
export function useVerify() {
  const [shown, setShown] = useState(kept);
  const show = (next: Shown | null) => {
    kept = next;
    setShown(next);
  };
  const put = (taken: Taken, how: How) => {
    number += 1;
    const own = { number, how, at: Math.floor(Date.now() / 1000) };
    if ("text" in taken) {
      const request = { text: taken.text, keys: [] };
      return show({ ...own, name: null, request: async () => request });
    }
    const { file } = taken;
    show({
      ...own,
      // A picture in the clipboard has a name that nobody gave it.
      name: how === "pasted" ? null : file.name,
      request: async () => {
        if (!fits(file)) throw faultLike("invalid_field", `${file.name} is too large: at most 32 MB are looked at.`);
        return { base64: await base64Of(file), keys: [] };
      },
    });
  };
  // The key begins with the action: when a license changes, its verdict is asked again.
  const asked = useQuery<Verdict, Fault>({
    queryKey: ["license.verify", shown?.number],
    queryFn: async () => await call("license.verify", shown ? await shown.request() : { text: "", keys: [] }),
    enabled: shown !== null,
    gcTime: 0,
    retry: false,
  });
  const verdict = shown ? asked.data : undefined;
  const secret = verdict?.kind === "private_key";
  // Of a private key nothing stays.
  useEffect(() => {
    if (secret) kept = null;
  }, [secret]);
  return { shown, put, clear: () => show(null), verdict, fault: shown ? asked.error : null, busy: asked.isFetching };
}
