import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconDots, IconTrash } from "@tabler/icons-react";
import type { ReactNode, Ref } from "react";
import { CountField } from "../../components/count-field";
import { Amount } from "../../components/money/amount";
import { MoneyField } from "../../components/money/money-field";
import { percent, writeAmount } from "../../components/money/write";
import type { Currency, Line, LineTotal, LineView, Problem } from "../../contract/generated";
import { count } from "../../time/locale";
import styles from "./line.module.css";
import { partProblems } from "./problems";

type Props = {
  ref: Ref<HTMLInputElement>;
  index: number;
  line: Line;
  view: LineView;
  total: LineTotal | undefined;
  currency: Currency;
  update: boolean;
  problems: Problem[];
  profile: ReactNode;
  onChange: (change: (line: Line) => Line) => void;
  onMove?: (by: -1 | 1) => void;
  /** How many lines there are: the first does not move up. */
  lines: number;
  onRemove?: () => void;
};

/** What a line sells, how many, and for how much. Empty, the price is the one of the list. */
export function LineHead(props: Props) {
  const { ref, index, line, view, total, currency, update, problems, profile, onChange } = props;
  const { product_name: name, list_price, list_currency } = view;
  const wrong = (part: string) => partProblems(problems, part).length > 0;
  const list = list_price !== null && list_currency === currency ? writeAmount(list_price, currency) : "no price";
  return (
    <div className={styles.head}>
      <span className={styles.index}>{index + 1}</span>
      <span className={styles.product}>{name}</span>
      <span className="dim">No. {view.product_number}</span>
      {profile}
      <span className={styles.amounts}>
        {update ? (
          <span className="figures">{count(line.quantity)}</span>
        ) : (
          <CountField
            ref={ref}
            w={56}
            aria-label={`Quantity of ${name}`}
            value={line.quantity}
            error={wrong("quantity")}
            onChange={(quantity) => onChange((now) => ({ ...now, quantity }))}
          />
        )}
        <span className="dim">×</span>
        <Tooltip label="Empty: the price of the list">
          <MoneyField
            w={96}
            aria-label={`Price of one ${name}`}
            currency={currency}
            placeholder={list}
            value={line.unit_price}
            error={wrong("unit_price")}
            onChange={(unit_price) => onChange((now) => ({ ...now, unit_price }))}
          />
        </Tooltip>
        <Tooltip label={`After a discount of ${percent(line.discount)}`} disabled={line.discount === 0}>
          <span className={styles.total}>
            <Amount strong minor={total?.unit_price == null ? null : total.net} currency={currency} />
          </span>
        </Tooltip>
      </span>
      {(props.onRemove || props.onMove) && <LineMenu {...props} />}
    </div>
  );
}

function LineMenu({ index, lines, view, onMove, onRemove }: Props) {
  const mark = { size: 16, stroke: 1.6 };
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon size={28} variant="subtle" color="gray" aria-label={`More for ${view.product_name}`}>
          <IconDots {...mark} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onMove && index > 0 && (
          <Menu.Item leftSection={<IconArrowUp {...mark} />} onClick={() => onMove(-1)}>
            Move up
          </Menu.Item>
        )}
        {onMove && index < lines - 1 && (
          <Menu.Item leftSection={<IconArrowDown {...mark} />} onClick={() => onMove(1)}>
            Move down
          </Menu.Item>
        )}
        {onRemove && (
          <Menu.Item leftSection={<IconTrash {...mark} />} onClick={onRemove}>
            Remove this line
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
