import { Tooltip } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Tag } from "../../components/tag";
import type { LineFeatureView } from "../../contract/generated";
import styles from "./line.module.css";

/** A feature's name in a table of terms; struck where it is left out or lost, and marked where it is no longer sold. */
export function FeatureName(props: {
  feature: Pick<LineFeatureView, "name" | "group" | "archived">;
  struck: boolean;
  guilty?: boolean;
}) {
  const { feature, struck, guilty = false } = props;
  const { name, group, archived } = feature;
  return (
    <>
      <Tooltip label={`Group ${group}`} disabled={!group} position="top-start">
        <span className={struck ? styles.struck : styles.name}>
          {name}
          {guilty && <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />}
        </span>
      </Tooltip>
      {archived && (
        <Tooltip label="New orders leave it out; licenses that have it keep it.">
          <span className={styles.gone}>
            <Tag>No longer sold</Tag>
          </span>
        </Tooltip>
      )}
    </>
  );
}
