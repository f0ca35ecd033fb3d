import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { DeskView, RefusalCode } from "../../contract/generated";
import { refusalTodo } from "../../contract/refusals";
import { useMay } from "../../session/session";
import { useUpdateOrder } from "../licenses/use-update";
import styles from "./desk.module.css";

/** What an update order can change. */
const updatable: RefusalCode[] = ["limit_reached", "ended", "too_early", "too_late", "virtual_machine"];

/** Why nothing can come of it, and the ways out. */
export function Refusal({ seen: { license_id: id, serial, message }, code }: { seen: DeskView; code: RefusalCode }) {
  const navigate = useNavigate();
  const may = useMay();
  const update = useUpdateOrder();
  return (
    <div className={styles.refusal} role="alert">
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
      <div>
        <p>
          <strong>{message}</strong> {refusalTodo[code]}
        </p>
        <div className={styles.ways}>
          {id && updatable.includes(code) && may("order.update") && (
            <Button size="xs" onClick={() => update({ license_ids: [id] })}>
              Update license
            </Button>
          )}
          {id && (
            <Button size="xs" onClick={() => void navigate({ to: "/licenses/$id", params: { id } })}>
              Open license
            </Button>
          )}
          {code === "unknown_serial" && (
            <Button size="xs" onClick={() => void navigate({ to: "/licenses", search: { text: serial.slice(0, 6) } })}>
              Search the licenses
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
