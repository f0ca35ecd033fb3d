import { IconPackage } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { ask } from "../../contract/ask";
import type { Id } from "../../contract/generated";
import styles from "./image.module.css";

/** The image of a product, or the sign of one that has none. Its name stands beside it. */
export function ProductImage({ id, has, size }: { id: Id; has: boolean; size: number }) {
  // Images seldom change, and setting one asks for it anew.
  const fresh = { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } as const;
  const image = useQuery({ ...ask("product.image", { id }), ...fresh, enabled: has });
  const url = has ? image.data?.data_url : null;
  return (
    <span className={styles.image} style={{ width: size, height: size }} data-none={!url || undefined}>
      {url ? (
        <img src={url} alt="" width={size} height={size} />
      ) : (
        <IconPackage size={Math.round(size * 0.55)} stroke={1.4} aria-hidden="true" />
      )}
    </span>
  );
}
