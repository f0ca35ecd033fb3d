import { Tooltip } from "@mantine/core";
import type { Time } from "../contract/generated";
import { ago, exactly } from "../time/ago";

/** A moment as its distance from now; the whole date on hover. */
export function Ago({ time }: { time: Time | null }) {
  if (time === null) return <span className="dim">–</span>;
  return (
    <Tooltip label={exactly(time)}>
      <time dateTime={new Date(time * 1000).toISOString()}>{ago(time)}</time>
    </Tooltip>
  );
}
