import { Loader } from "@mantine/core";
import { useEffect, useRef } from "react";
import { Card } from "../../components/card";
import type { Id, Line, Problem } from "../../contract/generated";
import { FeatureTable } from "./feature-table";
import { withLine } from "./form";
import styles from "./line.module.css";
import { LineHead } from "./line-head";
import { LineSections, sectionParts } from "./line-sections";
import { partProblems, problemsAt, spotOf } from "./problems";
import { ProfileSelect } from "./profile-select";
import type { Draft } from "./use-draft";

// Their fields are marked themselves: the way of F8 leads there and not to the sentence.
const fields = ["quantity", "unit_price", "profile_id"];

/** One product in the order: how many for how much, its terms per feature, and what else a line may say. */
export function LineCard(props: {
  draft: Draft;
  index: number;
  problems: Problem[];
  /** Just added: its quantity is what people type next. */
  focus: boolean;
  onProfile: (profile: Id | null) => void;
  onMove?: (by: -1 | 1) => void;
  onRemove?: () => void;
}) {
  const { index, focus, onMove, onRemove } = props;
  const { order, edit } = props.draft;
  const quantity = useRef<HTMLInputElement>(null);
  const line = order.content.lines[index];
  const view = order.lines[index];
  const known = view !== undefined;
  useEffect(() => {
    if (!focus || !known) return;
    quantity.current?.focus();
    // At once: the number field's own selecting comes a moment later, and who types on would get 15 for 5.
    quantity.current?.select();
  }, [focus, known]);
  // Rust has not said yet what this product is.
  if (!line || !view || view.product_id !== line.product_id) {
    return (
      <Card className={styles.line}>
        <Loader size="xs" />
      </Card>
    );
  }
  const problems = problemsAt(props.problems, { at: "line", line: index });
  const loose = problems.filter((problem) => !sectionParts.some((part) => partProblems([problem], part).length > 0));
  const change = (next: (line: Line) => Line) => edit((now) => withLine(now, index, next));
  const update = order.content.kind === "update";
  const common = { index, line, view, update, onChange: change };
  return (
    <Card flush className={styles.line}>
      <LineHead
        {...common}
        ref={quantity}
        total={order.totals.lines[index]}
        currency={order.content.currency}
        problems={problems}
        profile={
          <ProfileSelect
            view={view}
            wrong={partProblems(problems, "profile_id").length > 0}
            onChange={props.onProfile}
          />
        }
        lines={order.content.lines.length}
        onMove={onMove}
        onRemove={onRemove}
      />
      {loose.map((problem) => {
        const spot = spotOf(problem);
        const marked = spot.at === "line" && fields.includes(spot.part);
        return (
          <p
            key={problem.field + problem.message}
            role="alert"
            className={styles.wrong}
            data-problem={marked ? undefined : true}
            tabIndex={-1}
          >
            {problem.message}
          </p>
        );
      })}
      <FeatureTable {...common} replaces={order.content.can_overwrite} problems={props.problems} />
      <LineSections {...common} order={order} problems={problems} />
    </Card>
  );
}
