import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconFileImport } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { Card } from "../../components/card";
import type { Column } from "../../components/virtual/column";
import { localRows } from "../../components/virtual/local-rows";
import { VirtualList } from "../../components/virtual-list";
import type { ImportKind, ImportProblem, ImportView } from "../../contract/generated";
import { count, several } from "../../time/locale";
import styles from "./exchange.module.css";
import { kindWords, placeOfKind } from "./kinds";
import type { Import } from "./use-import";

type Row = ImportProblem & { id: string };
const columns: Column<Row>[] = [
  {
    key: "row",
    title: "Line",
    width: 90,
    align: "right",
    render: ({ row }) => <span className="figures">{count(row)}</span>,
  },
  { key: "column", title: "Column", width: 200, render: ({ column }) => <span>{column}</span> },
  { key: "message", title: "What is wrong", render: ({ message }) => <span title={message}>{message}</span> },
];

/** What an import would do, or did; with problems it does nothing, and says which they are. */
export function CheckCard({ what, file, result }: { what: ImportKind; file: Import; result: ImportView }) {
  const navigate = useNavigate();
  const bad = result.problem_count > 0;
  const rows = result.problems.map((problem, index) => ({ ...problem, id: String(index) }));
  const Mark = bad ? IconAlertTriangle : IconCircleCheck;
  return (
    <Card flush>
      <div className={styles.verdict} data-bad={bad || undefined} role="status">
        <Mark size={20} stroke={1.6} aria-hidden="true" />
        <div>
          <strong>{sentence(what, result)}</strong>
          <span>
            {several(result.rows, "line")} read
            {!result.done && `: ${count(result.added)} to add, ${count(result.changed)} to change`},{" "}
            {count(result.unchanged)} already as they are.
          </span>
        </div>
        {result.done ? (
          <Button variant="filled" onClick={() => void navigate({ to: placeOfKind[what] })}>
            Show the {kindWords[what].place.toLowerCase()}
          </Button>
        ) : (
          !bad && (
            <Button
              variant="filled"
              leftSection={<IconFileImport size={16} stroke={1.6} />}
              loading={file.running === "import"}
              onClick={() => void file.run()}
            >
              Import {several(result.added + result.changed, kindWords[what].one)}
            </Button>
          )
        )}
      </div>
      {bad && (
        <div className={styles.problems}>
          <VirtualList
            name="import problems"
            label="Problems of the file"
            rows={localRows("problems", rows)}
            columns={columns}
            empty=""
          />
        </div>
      )}
    </Card>
  );
}

function sentence(what: ImportKind, result: ImportView): string {
  if (result.done)
    return `Imported: ${several(result.added, kindWords[what].one)} added, ${count(result.changed)} changed.`;
  if (result.problem_count === 0) return "Nothing is wrong with this file.";
  const listed =
    result.problem_count > result.problems.length ? `; the first ${count(result.problems.length)} are listed` : "";
  return `${several(result.problem_count, "problem")} to solve in the file or above${listed}. Nothing was changed.`;
}
