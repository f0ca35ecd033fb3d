import { Button, TextInput, type TextInputProps } from "@mantine/core";
import { open } from "@tauri-apps/plugin-dialog";
import { toastFault } from "../../components/toast";

/** A folder: typed, pasted, or chosen in the system's own dialog. */
export function FolderField({ onChoose, ...props }: TextInputProps & { onChoose: (folder: string) => void }) {
  const browse = async () => {
    try {
      const folder = await open({ directory: true, title: "Choose a folder" });
      if (typeof folder === "string") onChoose(folder);
    } catch (thrown) {
      toastFault(thrown);
    }
  };
  return (
    <TextInput
      label="Folder"
      spellCheck={false}
      {...props}
      rightSectionWidth={86}
      rightSection={
        <Button size="xs" h={24} onClick={() => void browse()}>
          Browse…
        </Button>
      }
    />
  );
}
