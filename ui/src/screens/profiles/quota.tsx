import { Progress } from "@mantine/core";
import { count } from "../../time/locale";
import styles from "./profiles.module.css";

/** How much of a quota is taken: a bar and its figures. Without one, only how many were made. */
export function Quota({ quota, used }: { quota: number | null; used: number }) {
  if (quota === null) return <span className="dim figures">{count(used)} made, no limit</span>;
  const left = Math.max(0, quota - used);
  const share = quota === 0 ? 100 : Math.min(100, (used / quota) * 100);
  return (
    <span className={styles.quota}>
      <Progress
        value={share}
        size={6}
        w={90}
        color={left === 0 ? "red" : undefined}
        aria-label={`${count(used)} of ${count(quota)} used`}
      />
      <span className="figures">
        {count(used)} of {count(quota)}
      </span>
      <span className={left === 0 ? styles.out : "dim"}>{left === 0 ? "none left" : `${count(left)} left`}</span>
    </span>
  );
}
