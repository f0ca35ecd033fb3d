import { Anchor, Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Card } from "../../components/card";
import { totalOf } from "../../components/virtual/total";
import { ask } from "../../contract/ask";
import type { ProfileView } from "../../contract/generated";
import { useMay } from "../../session/session";
import { useUpdateOrder } from "../licenses/use-update";
import styles from "./profiles.module.css";

/** Licenses keep what they were made with. This brings the profile to them: counted, seen before, and undone by one revoke. */
export function ApplyCard({ profile, dirty }: { profile: ProfileView; dirty: boolean }) {
  const may = useMay();
  const update = useUpdateOrder();
  const held = useQuery(ask("license.list", { profile_id: profile.id, status: "active", limit: 1 }));
  const licenses = held.data?.total ?? profile.used;
  const said = totalOf({ total: licenses, atLeast: held.data?.total_is_at_least ?? false }, "license");
  return (
    <Card title="Licenses that hold it">
      <div className={styles.apply}>
        <p>
          {licenses === 0 ? (
            "No license holds this profile yet."
          ) : (
            <>
              <Anchor
                inherit
                fw={500}
                renderRoot={(root) => <Link {...root} to="/licenses" search={{ profile: profile.id }} />}
              >
                {said}
              </Anchor>{" "}
              {licenses === 1 ? "holds" : "hold"} this profile. Changing the profile leaves them as they are.
            </>
          )}
        </p>
        {licenses > 0 && may("order.update") && (
          <>
            <Button
              leftSection={<IconRefresh size={16} stroke={1.6} />}
              disabled={dirty}
              onClick={() => update({ profile_id: profile.id })}
            >
              Apply to {said}…
            </Button>
            <p className="dim">
              {dirty
                ? "Save first: licenses get what is saved."
                : "Makes a draft of an update order with those that differ from it: you see what would change, submit it when it is right, and revoke it to undo it."}
            </p>
          </>
        )}
      </div>
    </Card>
  );
}
