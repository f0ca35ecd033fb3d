import { useQuery } from "@tanstack/react-query";
import type { SessionView, StateView } from "../../contract/generated";
import { lastPart } from "../../shell/vault-menu";
import { Frame } from "./frame";
import { lookAt } from "./look";
import { SignIn } from "./sign-in";

/** The lock of the vault that was open last. */
export function Unlock(props: {
  folder: string;
  state: StateView;
  onDone: (session: SessionView) => void;
  onOther: () => void;
}) {
  const { folder, state, onDone, onOther } = props;
  const look = useQuery(lookAt(folder));
  return (
    <Frame title={lastPart(folder).replace(/\.signet$/, "")} text={folder} version={state.version} narrow>
      <SignIn
        folder={folder}
        look={look.data}
        onDone={onDone}
        onBack={onOther}
        backWord="Other vault…"
        button="Unlock"
      />
    </Frame>
  );
}
