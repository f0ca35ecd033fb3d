import { Button } from "@mantine/core";
import { IconFilePlus } from "@tabler/icons-react";
import { Caps } from "../../components/caps";
import { Card } from "../../components/card";
import type { OrderView } from "../../contract/generated";
import styles from "./cards.module.css";
import page from "./order.module.css";
import { Totals } from "./totals";

/** What a template is good for, and the button that uses it. */
export function TemplateCard(props: { order: OrderView; mayOrder: boolean; onUse: () => void }) {
  const { order, mayOrder, onUse } = props;
  return (
    <Card title="Orders from this template" className={page.side}>
      <p className={styles.about}>
        They start with what stands here{order.content.customer_id === null && ", and ask for their customer"}. A
        template grants nothing by itself.
      </p>
      <Totals order={order} />
      {mayOrder && (
        <div className={styles.bottom}>
          <Button
            fullWidth
            size="md"
            variant="filled"
            leftSection={<IconFilePlus size={16} stroke={1.6} />}
            onClick={onUse}
          >
            New order from it <Caps of="ctrl+enter" filled />
          </Button>
        </div>
      )}
    </Card>
  );
}
