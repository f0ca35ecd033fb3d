import { Button } from "@mantine/core";
import { IconCopy, IconDownload, IconRubberStamp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Ago } from "../../components/ago";
import { Card } from "../../components/card";
import { CountField } from "../../components/count-field";
import { FaultNote } from "../../components/fault-note";
import { overdueLook, Status } from "../../components/status";
import { toast } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import type { RevocationListView } from "../../contract/generated";
import { useMay } from "../../session/session";
import { dayOf, writeDay } from "../../time/days";
import { count } from "../../time/locale";
import styles from "./desk.module.css";
import { copyRevocations, named, saveRevocations, since } from "./revocations";

// As Rust has it, too.
const month = 30;
const longest = 366;

/** The signed list of what no longer counts: where it stands, and the next one. Never takes the focus. */
export function RevocationsCard() {
  const may = useMay();
  const list = useQuery(ask("revocation.get", {}));
  const publish = useAct("revocation.publish");
  const [days, setDays] = useState(month);
  const make = () =>
    publish.mutate(
      { days },
      { onSuccess: ({ newest }) => toast(`Revocation list ${count(newest?.seq ?? 1)} is made. Hand it out.`) },
    );
  const newest = list.data?.newest;
  return (
    <Card flush className={styles.list} title="Revocation list" hint="for programs without internet">
      <FaultNote fault={list.error} />
      {list.data && !newest && (
        <p className={styles.since}>
          It tells programs without internet which licenses and activations no longer count. None was made yet.
        </p>
      )}
      {list.data && newest && (
        <>
          <Facts newest={newest} overdue={list.data.overdue} />
          <p className={styles.since}>{since(list.data)}</p>
        </>
      )}
      <FaultNote fault={publish.error} />
      {list.data && (
        <div className={styles.buttons}>
          {may("revocation.publish") && (
            <Button leftSection={<IconRubberStamp size={16} stroke={1.6} />} loading={publish.isPending} onClick={make}>
              {newest ? "Make list" : "Make the first list"}
            </Button>
          )}
          {newest && may("revocation.publish") && (
            <span className={styles.days}>
              the next one in
              <CountField
                aria-label="Days until the next list"
                unit="days"
                min={1}
                max={longest}
                value={days}
                onChange={setDays}
              />
            </span>
          )}
          {newest && may("revocation.save_file") && (
            <Button leftSection={<IconDownload size={16} stroke={1.6} />} onClick={() => void saveRevocations()}>
              Save file…
            </Button>
          )}
          {newest && (
            <Button leftSection={<IconCopy size={16} stroke={1.6} />} onClick={() => void copyRevocations()}>
              Copy list
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}

function Facts({ newest, overdue }: { newest: RevocationListView; overdue: boolean }) {
  return (
    <dl className={styles.facts}>
      <div>
        <dt>Number</dt>
        <dd className="figures">{count(newest.seq)}</dd>
      </div>
      <div>
        <dt>Made</dt>
        <dd>
          <Ago time={newest.at} /> <span className="dim">signed with {newest.key_name}</span>
        </dd>
      </div>
      <div>
        <dt>Next one by</dt>
        <dd>
          {writeDay(dayOf(newest.next_update))}
          {overdue && (
            <>
              <Status look={overdueLook} /> Programs expect a newer list by now: make the next one.
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>Names</dt>
        <dd>{named(newest)}</dd>
      </div>
    </dl>
  );
}
