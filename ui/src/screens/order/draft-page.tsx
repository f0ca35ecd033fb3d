import { Button } from "@mantine/core";
import { IconCheck, IconCopy, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { FaultNote } from "../../components/fault-note";
import { Page } from "../../components/page";
import { Tag } from "../../components/tag";
import { toastFault } from "../../components/toast";
import { ask } from "../../contract/ask";
import type { Id, OrderView } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { clockTime } from "../../time/ago";
import { AddProduct } from "./add-product";
import { CustomerCard } from "./customer-card";
import { FactsCard } from "./facts-card";
import { lineOf } from "./form";
import { LifeCycle } from "./life-cycle";
import { LineCard } from "./line-card";
import { NoteCard } from "./note-card";
import styles from "./order.module.css";
import { goToNextProblem, isMissing } from "./problems";
import { useDraft } from "./use-draft";
import { useOrderActs } from "./use-order-acts";
import { WhatSubmitDoes } from "./what-submit-does";

/** A draft: everything may change, everything is saved as it is typed, and the right column says what submit will do. */
export function DraftPage({ loaded }: { loaded: OrderView }) {
  const draft = useDraft(loaded);
  const { order, edit } = draft;
  const { customer: created } = useSearch({ from: "/orders/$id" });
  const navigate = useNavigate();
  const client = useQueryClient();
  const may = useMay();
  const acts = useOrderActs(order);
  const [tried, setTried] = useState(false);
  const addProduct = useRef<HTMLInputElement>(null);
  const [newLine, setNewLine] = useState<number | null>(null);
  const editable = may("order.save");
  const shown = tried ? order.problems : order.problems.filter((problem) => !isMissing(problem));

  const chooseCustomer = async (id: Id) => {
    try {
      const customer = await client.fetchQuery(ask("customer.get", { id }));
      edit((now) => ({ ...now, customer }));
      if (order.lines.length === 0) addProduct.current?.focus();
    } catch (thrown) {
      toastFault(thrown);
    }
  };
  const chooseProduct = async (id: Id) => {
    try {
      const line = lineOf(await client.fetchQuery(ask("product.get", { id })));
      setNewLine(order.lines.length);
      edit((now) => ({ ...now, lines: [...now.lines, line] }));
    } catch (thrown) {
      toastFault(thrown);
    }
  };
  // A customer just created for this draft: taken over once, then out of the address.
  const takeOver = useRef(chooseCustomer);
  takeOver.current = chooseCustomer;
  useEffect(() => {
    if (!created) return;
    void takeOver.current(created);
    void navigate({ to: ".", search: {}, replace: true });
  }, [created, navigate]);

  const submit = () => {
    setTried(true);
    if (may("order.submit") && !draft.submitting) void draft.submit();
  };
  useKeys({
    "ctrl+enter": may("order.submit") ? { run: submit, label: "Submit order" } : undefined,
    "ctrl+l": editable ? { run: () => addProduct.current?.focus(), label: "Add a product" } : undefined,
    "ctrl+s": { run: () => void draft.flush().catch(() => {}), label: "Save now (drafts save themselves)" },
    f8: {
      run: () => {
        setTried(true);
        // The fields must be marked before one of them can be found.
        requestAnimationFrame(() => goToNextProblem());
      },
      label: "Go to the next problem",
    },
  });

  return (
    <Page
      title={`Order ${order.number}`}
      crumbs={[{ label: "Orders", to: "/orders" }, "Draft"]}
      beside={
        <>
          <Tag>Sale</Tag>
          {order.demo && <Tag>Demo</Tag>}
          <span className={styles.saved} role="status">
            {draft.fault ? (
              "Not saved"
            ) : draft.saving ? (
              "Saving…"
            ) : (
              <>
                <IconCheck size={14} stroke={1.8} aria-hidden="true" />
                {draft.savedAt ? `Saved at ${clockTime(draft.savedAt)}` : "Saved"}
              </>
            )}
          </span>
        </>
      }
      actions={
        <>
          {may("order.copy") && (
            <Button
              leftSection={<IconCopy size={16} stroke={1.6} />}
              onClick={() => void draft.flush().then(acts.duplicate, toastFault)}
            >
              Duplicate
            </Button>
          )}
          {may("order.delete") && (
            <Button leftSection={<IconTrash size={16} stroke={1.6} />} onClick={() => acts.remove(draft.forget)}>
              Delete draft
            </Button>
          )}
        </>
      }
    >
      <div className={styles.content}>
        <LifeCycle of={order} />
        <FaultNote fault={draft.fault} />
        <fieldset className={styles.columns} disabled={!editable || draft.submitting} style={bare}>
          <div className={styles.column}>
            <div className={styles.heads}>
              <CustomerCard
                order={order}
                problems={shown}
                onChoose={(id) => void chooseCustomer(id)}
                editable={editable}
              />
              <FactsCard order={order} problems={shown} edit={edit} />
            </div>
            {order.lines.map((line, index) => (
              <LineCard
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place; Rust's problems name it so
                key={index}
                index={index}
                line={line}
                problems={shown}
                focus={newLine === index}
                onChange={(next) =>
                  edit((now) => ({ ...now, lines: now.lines.map((old, at) => (at === index ? next : old)) }))
                }
                onRemove={() => {
                  setNewLine(null);
                  edit((now) => ({ ...now, lines: now.lines.filter((_, at) => at !== index) }));
                }}
              />
            ))}
            {editable && (
              <AddProduct
                ref={addProduct}
                autoFocus={order.customer !== null && order.lines.length === 0}
                onPick={(id) => void chooseProduct(id)}
              />
            )}
            <NoteCard note={order.note} onChange={(note) => edit((now) => ({ ...now, note }))} />
          </div>
          <WhatSubmitDoes
            order={order}
            strict={tried}
            mayOrder={may("order.submit")}
            busy={draft.submitting}
            onSubmit={submit}
            onGo={() => {
              setTried(true);
              requestAnimationFrame(() => goToNextProblem());
            }}
          />
        </fieldset>
      </div>
    </Page>
  );
}

const bare = { border: 0, margin: 0, padding: 0, minWidth: 0 };
