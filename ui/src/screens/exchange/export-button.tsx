import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconBraces, IconDownload, IconTable } from "@tabler/icons-react";
import { save } from "@tauri-apps/plugin-dialog";
import { useState } from "react";
import { toastFault, toastSaved } from "../../components/toast";
import type { ExportFormat, Reply, Request } from "../../contract/generated";
import { callLong } from "../../contract/work";
import { useMay } from "../../session/session";
import { today } from "../../time/days";
import { several } from "../../time/locale";

/** The lists that can be written to a file. */
export type ExportAction = "export.orders" | "export.licenses" | "export.customers" | "export.products";

const formats: { format: ExportFormat; word: string; icon: typeof IconTable }[] = [
  { format: "csv", word: "CSV file…", icon: IconTable },
  { format: "json", word: "JSON file…", icon: IconBraces },
];

/** Writes the list as it is filtered now to a file. `name` is the file's: "orders". */
export function ExportButton<K extends ExportAction>(props: {
  action: K;
  filter: Omit<Request<K>, "path" | "format">;
  name: string;
}) {
  const { action, filter, name } = props;
  const may = useMay();
  const [busy, setBusy] = useState(false);
  if (!may(action)) return null;
  const write = async (format: ExportFormat) => {
    try {
      const path = await save({
        title: `Export ${name}`,
        defaultPath: `${name}-${today()}.${format}`,
        filters: [{ name: format.toUpperCase(), extensions: [format] }],
      });
      if (!path) return;
      setBusy(true);
      const request = { ...filter, path, format } as unknown as Request<K>;
      const done: Reply<ExportAction> = await callLong(action, request, `Exporting ${name}`, true);
      toastSaved(`${several(done.rows, "row")} written to ${done.path}.`, done.path);
    } catch (thrown) {
      toastFault(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu>
      <Menu.Target>
        <Tooltip label="Export this list">
          <ActionIcon size={28} variant="subtle" color="gray" aria-label="Export this list" loading={busy}>
            <IconDownload size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Export what is shown</Menu.Label>
        {formats.map(({ format, word, icon: Mark }) => (
          <Menu.Item key={format} leftSection={<Mark size={16} stroke={1.6} />} onClick={() => void write(format)}>
            {word}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
