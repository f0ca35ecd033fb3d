import { ActionIcon, SegmentedControl, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { Card } from "../../components/card";
import { Copy } from "../../components/copy";
import { licenseLook, Status } from "../../components/status";
import type { Id, OrderView, Problem } from "../../contract/generated";
import { count, several } from "../../time/locale";
import type { Edit } from "./facts-card";
import { withContent, withWay } from "./form";
import { problemsAt } from "./problems";
import styles from "./targets.module.css";

const ways = [
  { value: "add", label: "Add to what they have" },
  { value: "replace", label: "Replace everything" },
];

/** The licenses an update changes, and whether it adds to what they have or replaces it. */
export function TargetsCard(props: { order: OrderView; problems: Problem[]; edit: Edit; editable: boolean }) {
  const { order, edit, editable } = props;
  const { content, targets } = order;
  const all = content.targets.length;
  const wrong = problemsAt(props.problems, { at: "targets" });
  const drop = (id: Id) =>
    edit((now) => ({
      ...withContent(now, { targets: now.content.targets.filter((other) => other !== id) }),
      targets: now.targets.filter(({ license_id }) => license_id !== id),
    }));
  return (
    <Card
      flush
      title="Licenses to update"
      hint={several(all, "license")}
      action={
        <SegmentedControl
          size="xs"
          aria-label="What happens to their terms"
          data={ways}
          disabled={!editable}
          value={content.can_overwrite ? "replace" : "add"}
          onChange={(way) => edit((now) => withWay(now, way === "replace"))}
        />
      }
    >
      {wrong.map(({ message }) => (
        <p key={message} role="alert" className={styles.wrong} data-problem tabIndex={-1}>
          {message}
        </p>
      ))}
      <ul className={styles.targets} aria-label="Licenses to update">
        {targets.map((target) => (
          <li key={target.license_id}>
            <span className="mono">{target.serial}</span>
            <Copy value={target.serial} what="serial" />
            {target.status === "revoked" && <Status look={licenseLook.revoked} />}
            <span className="dim">
              <bdi>{target.customer_name || "no customer"}</bdi>
              {target.activations > 0 && ` · ${several(target.activations, "activation")}`}
            </span>
            {editable && all > 1 && (
              <Tooltip label="Not this one">
                <ActionIcon
                  size={24}
                  variant="subtle"
                  color="gray"
                  aria-label={`Do not update ${target.serial}`}
                  onClick={() => drop(target.license_id)}
                >
                  <IconX size={14} stroke={1.8} />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        ))}
      </ul>
      {all > targets.length && <p className={styles.rest}>and {count(all - targets.length)} more</p>}
    </Card>
  );
}
