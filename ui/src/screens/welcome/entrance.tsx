import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../../contract/ask";
import type { SessionView, StateView } from "../../contract/generated";
import { takeChoice } from "../../session/entrance";
import { Choices } from "./choices";
import { CreateVault } from "./create-vault";
import { OpenVault } from "./open-vault";
import { Unlock } from "./unlock";

type Step = "choices" | "create" | "open" | "unlock";

/** The way into a vault. Where one was open before, its lock is the front door; else the three choices. */
export function Entrance({ state }: { state: StateView }) {
  const client = useQueryClient();
  const recent = state.recent[0];
  const [step, setStep] = useState<Step>(() => (takeChoice() || !recent ? "choices" : "unlock"));
  const enter = (session: SessionView) => welcome(client, session);
  const back = () => setStep("choices");
  if (step === "create") return <CreateVault state={state} onDone={enter} onBack={back} />;
  if (step === "open") return <OpenVault state={state} onDone={enter} onBack={back} />;
  if (step === "unlock" && recent) return <Unlock folder={recent} state={state} onDone={enter} onOther={back} />;
  return <Choices state={state} onChoose={setStep} onDone={enter} />;
}

/** Nothing of another session may be left in the cache when a new one begins. */
function welcome(client: QueryClient, session: SessionView) {
  const { queryKey } = ask("vault.state", {});
  const state = client.getQueryData(queryKey);
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== "vault.state" });
  if (state) client.setQueryData(queryKey, { ...state, session });
}
