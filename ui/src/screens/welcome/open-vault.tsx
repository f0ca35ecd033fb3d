import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { explain } from "../../contract/faults";
import type { SessionView, StateView } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { FolderField } from "./folder-field";
import { Frame } from "./frame";
import { lookAt } from "./look";
import { SignIn } from "./sign-in";

/** An existing vault, from any folder. */
export function OpenVault(props: { state: StateView; onDone: (session: SessionView) => void; onBack: () => void }) {
  const { state, onDone, onBack } = props;
  const [folder, setFolder] = useState(state.recent[0] ?? state.default_folder);
  const [settled] = useDebouncedValue(folder.trim(), 250);
  const look = useQuery({ ...lookAt(settled), enabled: settled !== "" });
  useKeys({ escape: { run: onBack, label: "Back" } });
  const missing = look.data && !look.data.exists;
  const error = look.error ? explain(look.error).what : missing ? "There is no vault in this folder." : undefined;
  return (
    <Frame
      title="Open a vault"
      text="From this computer, a backup, or a colleague’s console."
      version={state.version}
      narrow
    >
      <SignIn folder={settled} look={look.data} onDone={onDone} onBack={onBack} backWord="Back" button="Open vault">
        <FolderField
          autoFocus
          value={folder}
          error={error}
          onChange={(event) => setFolder(event.currentTarget.value)}
          onChoose={setFolder}
        />
      </SignIn>
    </Frame>
  );
}
