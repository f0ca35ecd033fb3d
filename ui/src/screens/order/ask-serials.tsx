import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { FaultNote } from "../../components/fault-note";

/** Serial numbers as people paste them: one in a line, or parted by commas or spaces around them. */
export function serialsIn(text: string): string[] {
  return [...new Set(text.split(/[\n,;]+/).map((part) => part.trim()))].filter(Boolean);
}

/** Which licenses shall be updated. It stands outside of the places, so what follows is given to it. */
export function AskSerials(props: { onAsk: (serials: string[]) => Promise<void>; onCancel: () => void }) {
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const serials = serialsIn(text);
  const submit = async () => {
    if (serials.length === 0 || busy) return;
    setBusy(true);
    await props.onAsk(serials).catch(setFault);
    setBusy(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="md">
        <Textarea
          label="Serial number"
          description="Several of one customer and product, one in each line, are updated together."
          data-autofocus
          autosize
          minRows={1}
          maxRows={10}
          classNames={{ input: "mono" }}
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
            setFault(null);
          }}
          // One serial number is the usual: Enter goes on, Shift+Enter writes another.
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey) return;
            event.preventDefault();
            void submit();
          }}
        />
        <FaultNote fault={fault} />
        <Group justify="flex-end">
          <Button onClick={props.onCancel}>Cancel</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={serials.length === 0}>
            Prepare the update
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
