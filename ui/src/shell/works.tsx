import { Button, Progress } from "@mantine/core";
import { useEffect, useState } from "react";
import { cancelWork, timeLeft, useWorks } from "../contract/work";
import { count } from "../time/locale";
import styles from "./works.module.css";

// Shorter work is over before anybody could read about it.
const silence = 350;

/** Long work under way, in the corner: done of total, time left, cancel. It stays when the page changes. */
export function Works() {
  const works = useWorks();
  const [now, setNow] = useState(Date.now);
  const busy = works.length > 0;
  useEffect(() => {
    if (!busy) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 200);
    return () => clearInterval(timer);
  }, [busy]);
  const shown = works.filter(({ started }) => now - started > silence);
  if (shown.length === 0) return null;
  return (
    <div className={styles.works} role="status">
      {shown.map((work) => (
        <div key={work.call} className={styles.work}>
          <div className={styles.line}>
            <span>{work.what}</span>
            <span className="dim figures">
              {work.total > 0 && `${count(work.done)} of ${count(work.total)}`} {timeLeft(work, now)}
            </span>
          </div>
          <Progress
            size={4}
            value={work.total > 0 ? (100 * work.done) / work.total : 100}
            animated={work.total === 0}
            aria-label={work.what}
          />
          {work.cancelable && (
            <Button size="xs" onClick={() => cancelWork(work)}>
              Cancel
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}
