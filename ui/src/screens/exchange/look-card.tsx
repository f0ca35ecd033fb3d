import { Select } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Card } from "../../components/card";
import type { ImportKind, ImportLook } from "../../contract/generated";
import { several } from "../../time/locale";
import styles from "./exchange.module.css";
import { optionsFor } from "./mapping";
import type { Import } from "./use-import";

const encodings = [
  "UTF-8",
  "UTF-16LE",
  "UTF-16BE",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "ISO-8859-2",
  "ISO-8859-15",
  "Shift_JIS",
  "EUC-KR",
  "GBK",
  "Big5",
];
const separators = [
  { value: ";", label: "; semicolon" },
  { value: ",", label: ", comma" },
  { value: "\t", label: "⇥ tab" },
  { value: "|", label: "| bar" },
];

/** How the file is read, and which of its columns fills which field. */
export function LookCard({ what, file, look }: { what: ImportKind; file: Import; look: ImportLook }) {
  const known = encodings.find((name) => name.toLowerCase() === look.encoding.toLowerCase());
  const busy = file.running !== null;
  const separated = separators.some(({ value }) => value === look.separator);
  return (
    <Card
      flush
      title="Columns"
      hint={
        look.remembered ? "mapped as the last time such a file came in" : "mapped by their names; change what is wrong"
      }
      action={
        <>
          <Select
            size="xs"
            w={140}
            aria-label="Encoding"
            data={known ? encodings : [look.encoding, ...encodings]}
            value={known ?? look.encoding}
            disabled={busy}
            onChange={(encoding) => file.read({ encoding })}
          />
          <Select
            size="xs"
            w={130}
            aria-label="Separator"
            data={separated ? separators : [{ value: look.separator, label: look.separator }, ...separators]}
            value={look.separator}
            disabled={busy}
            onChange={(separator) => file.read({ separator })}
          />
        </>
      }
    >
      {file.missing.length > 0 && (
        <p role="alert" className={styles.missing}>
          <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
          {several(file.missing.length, "required field")} without a column:{" "}
          {file.missing.map(({ label }) => label).join(", ")}.
        </p>
      )}
      <table className={styles.columns} aria-label="Columns of the file">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">First rows</th>
            <th scope="col">Field</th>
          </tr>
        </thead>
        <tbody>
          {look.columns.map((column, index) => {
            const field = look.fields.find((one) => one.field === file.mapping[column]);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same name
              <tr key={index}>
                <th scope="row">{column || <span className="dim">without a name</span>}</th>
                <td className={styles.sample}>
                  {look.sample
                    .map((row) => row[index]?.trim())
                    .filter(Boolean)
                    .join(" · ") || <span className="dim">empty</span>}
                </td>
                <td>
                  <Select
                    size="xs"
                    aria-label={`Field for the column ${column}`}
                    placeholder="left out"
                    clearable
                    searchable
                    comboboxProps={{ keepMounted: false }}
                    disabled={busy || column === ""}
                    data={optionsFor(what, look.fields, column)}
                    value={file.mapping[column] ?? null}
                    onChange={(value) => file.map(column, value)}
                  />
                  {field?.about && <span className={styles.hint}>{field.about}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}
