import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ConditionsFields } from "../../components/conditions/conditions-fields";
import { newConditions, writeConditions } from "../../components/conditions/words";
import { ask } from "../../contract/ask";
import type { Conditions } from "../../contract/generated";
import { planOf } from "./feature-table";
import styles from "./line.module.css";
import { type SectionProps, wrongIn } from "./line-sections";

/** What holds for each license as a whole. Fixed where the profile fixes it; an update may leave them as they are. */
export function LineConditions(props: SectionProps) {
  const { line, view, update, onChange } = props;
  const plan = planOf(view);
  const set = (conditions: Conditions | null) => onChange((now) => ({ ...now, conditions }));
  if (update && line.conditions === null) return <Kept {...props} onSay={set} />;
  return (
    <>
      {plan !== undefined && <p className={styles.list}>Fixed by the profile {plan}.</p>}
      <ConditionsFields
        value={line.conditions ?? newConditions()}
        disabled={plan !== undefined}
        problems={(field) => wrongIn(props, `conditions.${field}`)}
        onChange={set}
      />
      {update && plan === undefined && (
        <Anchor component="button" type="button" size="xs" onClick={() => set(null)}>
          Leave the conditions as they are
        </Anchor>
      )}
    </>
  );
}

/** The first license's conditions, which an update leaves alone until somebody wants others. */
function Kept({ order, onSay }: SectionProps & { onSay: (conditions: Conditions) => void }) {
  const [first] = order.content.targets;
  const held = useQuery({ ...ask("license.get", { id: first ?? "" }), enabled: first !== undefined }).data?.conditions;
  const words = held ? writeConditions(held).join(", ") || "no limit" : "";
  return (
    <p className={styles.list}>
      They stay as they are{words && `: ${words}`}.{" "}
      <Anchor component="button" type="button" size="xs" disabled={!held} onClick={() => held && onSay(held)}>
        Change them
      </Anchor>
    </p>
  );
}
