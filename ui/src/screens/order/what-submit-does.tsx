import { Button, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconRubberStamp } from "@tabler/icons-react";
import { Caps } from "../../components/caps";
import { Card } from "../../components/card";
import type { OrderView } from "../../contract/generated";
import { several } from "../../time/locale";
import styles from "./cards.module.css";
import { EffectsList } from "./effects";
import page from "./order.module.css";
import { isMissing, problemsAt } from "./problems";
import { Sentence } from "./sentence";
import { Totals } from "./totals";

/** The promise: one sentence, its effects, and the button that keeps it. In view while the lines scroll. */
export function WhatSubmitDoes(props: {
  order: OrderView;
  /** After a try, what is missing counts as wrong. */
  strict: boolean;
  mayOrder: boolean;
  busy: boolean;
  onSubmit: () => void;
  onGo: () => void;
}) {
  const { order, strict, mayOrder, busy } = props;
  const { effects, problems } = order;
  const open = problems.length;
  const calm = !strict && problems.every(isMissing);
  const what = calm ? `${open} missing` : several(open, "problem");
  return (
    <Card title="What submit will do" className={page.side}>
      <Sentence order={order} empty="Choose a customer and a product; this says what they gain." />
      <EffectsList effects={effects} />
      <Totals order={order} />
      <div className={styles.bottom}>
        {open > 0 && (
          <div className={styles.count} data-bad={!calm || undefined} role="status">
            <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
            {calm ? what : `${what} to solve first`}
            <UnstyledButton className={styles.go} onClick={props.onGo}>
              Go to it <Caps of="f8" />
            </UnstyledButton>
          </div>
        )}
        <Unplaced order={order} />
        {mayOrder && (
          <Button
            fullWidth
            size="md"
            variant={open > 0 ? "default" : "filled"}
            disabled={open > 0}
            loading={busy}
            leftSection={<IconRubberStamp size={16} stroke={1.6} />}
            aria-describedby="submit-why"
            onClick={props.onSubmit}
          >
            Submit order <Caps of="ctrl+enter" filled={open === 0} />
          </Button>
        )}
        <p id="submit-why" className={styles.why}>
          {!mayOrder
            ? "Your role may not submit orders."
            : open > 0
              ? `Possible once ${open === 1 ? "this is" : "these are"} solved. Terms are fixed from then on.`
              : "Terms are fixed from then on."}
        </p>
      </div>
    </Card>
  );
}

/** Problems of the order as a whole have no field to stand beside; what is missing is listed while it is not yet wrong. */
function Unplaced({ order }: { order: OrderView }) {
  const whole = problemsAt(order.problems, { at: "order" });
  const missing = order.problems.filter((problem) => isMissing(problem) && !whole.includes(problem));
  const listed = [...whole, ...missing];
  if (listed.length === 0) return null;
  return (
    <ul className={styles.missing}>
      {listed.map(({ field, message }) => (
        <li
          key={field + message}
          data-problem={whole.some((problem) => problem.field === field) || undefined}
          tabIndex={-1}
        >
          {message}
        </li>
      ))}
    </ul>
  );
}
