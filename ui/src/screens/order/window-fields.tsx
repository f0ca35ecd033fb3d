import { OptionalDay } from "../../components/optional-day";
import { readSoon } from "../../components/terms/soon";
import type { Window } from "../../contract/generated";
import { dayOf, endOf, startOf } from "../../time/days";
import styles from "./facts.module.css";

const quiet = {
  size: "xs",
  allowDeselect: true,
  clearable: false,
  rightSection: null,
  classNames: { input: styles.quiet },
  dateParser: (text: string) => readSoon(text),
} as const;

/** When licenses may be activated: from, until, each at will. */
export function WindowFields(props: {
  window: Window;
  wrong: (field: string) => string | undefined;
  onChange: (window: Window) => void;
}) {
  const { window, wrong, onChange } = props;
  return (
    <span className={styles.window}>
      <OptionalDay
        {...quiet}
        id="window-from"
        aria-label="Activation window from"
        placeholder="at once"
        day={window.from === null ? null : dayOf(window.from)}
        error={wrong("window.from") !== undefined}
        onChange={(day) => onChange({ ...window, from: day === null ? null : startOf(day) })}
      />
      –
      <OptionalDay
        {...quiet}
        aria-label="Activation window until"
        placeholder="without end"
        day={window.until === null ? null : dayOf(window.until)}
        error={wrong("window.until") !== undefined}
        onChange={(day) => onChange({ ...window, until: day === null ? null : endOf(day) })}
      />
    </span>
  );
}
