import { MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { forgetDrafts } from "./components/record-form/drafts";
import { alsoForget, forgetPlaces } from "./components/virtual/place";
import { ask } from "./contract/ask";
import { faultOf } from "./contract/faults";
import type { SessionView } from "./contract/generated";
import { Entrance } from "./screens/welcome/entrance";
import { SessionProvider } from "./session/session";
import { makeRouter } from "./shell/router";
import { theme, variables } from "./theme";

/** The query client: local answers are instant, so nothing is retried and everything is asked again when shown. */
export function makeClient(): QueryClient {
  // Whatever was asked: a vault that closed meanwhile (auto-lock) brings back the door.
  const onError = (thrown: Error) => {
    if (faultOf(thrown).code === "vault_closed") void client.invalidateQueries({ queryKey: ["vault.state"] });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: false, staleTime: 1000, refetchOnWindowFocus: "always", networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return client;
}

export function App({ client = makeClient() }: { client?: QueryClient }) {
  const [queries] = useState(client);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <ModalsProvider labels={{ confirm: "Continue", cancel: "Cancel" }}>
          <Door />
        </ModalsProvider>
        {/* It keeps a box in every corner of the window: only the toasts in it may take a click. */}
        <Notifications position="bottom-right" limit={3} zIndex={400} pb={36} style={{ pointerEvents: "none" }} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Behind it is the open vault; before it, the way in. */
function Door() {
  const state = useQuery(ask("vault.state", {}));
  if (!state.data) return null;
  const { session } = state.data;
  return session ? (
    <OpenVault key={session.folder + session.user.id} session={session} />
  ) : (
    <Entrance state={state.data} />
  );
}

// Whose places and unsaved forms the window remembers.
let owner = "";
alsoForget(forgetDrafts);

function OpenVault({ session }: { session: SessionView }) {
  const [router] = useState(() => {
    const now = session.folder + session.user.id;
    // Who unlocks their own vault goes on where they were; nobody else sees anything of it.
    if (now !== owner || session.demo) {
      forgetPlaces();
      window.location.hash = "";
    }
    owner = now;
    return makeRouter();
  });
  return (
    <SessionProvider session={session}>
      <RouterProvider router={router} />
    </SessionProvider>
  );
}
