import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { FaultNote } from "../../components/fault-note";
import { Page } from "../../components/page";
import { Tag } from "../../components/tag";
import { problemsOf } from "../../contract/faults";
import type { Id, OrderView } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { useNewOrder } from "../orders/new-order";
import { CustomerCard } from "./customer-card";
import { DraftActions } from "./draft-actions";
import { DraftLines } from "./draft-lines";
import { FactsCard } from "./facts-card";
import { withContent } from "./form";
import { LifeCycle } from "./life-cycle";
import { NoteCard } from "./note-card";
import styles from "./order.module.css";
import { goToNextProblem, isMissing } from "./problems";
import { SavedState } from "./saved-state";
import { TargetsCard } from "./targets-card";
import { TemplateCard } from "./template-card";
import { useDraft } from "./use-draft";
import { useDraftActs } from "./use-draft-acts";
import { WhatSubmitDoes } from "./what-submit-does";
import { kindWords } from "./words";

/** A draft: everything may change, everything is saved as it is typed, and the right column says what submit will do. */
export function DraftPage({ loaded }: { loaded: OrderView }) {
  const draft = useDraft(loaded);
  const acts = useDraftActs(draft);
  const { order, edit } = draft;
  const { kind, template, demo, lines } = order.content;
  const may = useMay();
  const newOrder = useNewOrder();
  const [tried, setTried] = useState(false);
  const addProduct = useRef<HTMLInputElement>(null);
  const editable = may("order.save");
  const shown = tried ? order.problems : order.problems.filter((problem) => !isMissing(problem));
  // A template may leave open what an order must say.
  const problems = template ? shown.filter(({ code }) => code !== "in_the_past" && code !== "no_key") : shown;
  // What the catalog or a profile locks is not even saved; the reasons come with the refusal.
  const refused = problemsOf(draft.fault)
    .map(({ message }) => message)
    .join(" ");
  const choose = (id: Id) => void acts.chooseCustomer(id).then(() => lines.length === 0 && addProduct.current?.focus());
  useTakenOver(choose);

  const use = () =>
    void draft.flush().then(
      () => newOrder(undefined, order.id),
      () => {},
    );
  const submit = () => {
    setTried(true);
    const unreadable = document.querySelector<HTMLInputElement>("[data-unreadable]");
    if (unreadable) return unreadable.focus();
    if (may("order.submit") && !draft.submitting) void draft.submit();
  };
  const goToProblem = () => {
    setTried(true);
    // The fields must be marked before one of them can be found.
    requestAnimationFrame(() => goToNextProblem());
  };
  useKeys({
    "ctrl+enter": template
      ? { run: use, label: "New order from this template" }
      : may("order.submit")
        ? { run: submit, label: "Submit order" }
        : undefined,
    "ctrl+l":
      editable && kind === "sale" ? { run: () => addProduct.current?.focus(), label: "Add a product" } : undefined,
    "ctrl+s": { run: () => void draft.flush().catch(() => {}), label: "Save now (drafts save themselves)" },
    f8: { run: goToProblem, label: "Go to the next problem" },
  });

  return (
    <Page
      title={`${template ? "Template" : "Order"} ${order.number}`}
      crumbs={[{ label: "Orders", to: "/orders" }, template ? "Templates" : "Draft"]}
      beside={
        <>
          <Tag>{kindWords[kind]}</Tag>
          {demo && <Tag>Demo</Tag>}
          <SavedState {...draft} />
        </>
      }
      actions={<DraftActions draft={draft} />}
    >
      <div className={styles.content}>
        {!template && <LifeCycle of={order} />}
        <FaultNote fault={draft.fault}>{refused && <span>{refused}</span>}</FaultNote>
        <fieldset className={styles.columns} disabled={!editable || draft.submitting} style={bare}>
          <div className={styles.column}>
            <div className={styles.heads}>
              <CustomerCard
                order={order}
                problems={problems}
                onChoose={choose}
                onClear={() => edit((now) => ({ ...withContent(now, { customer_id: null }), customer: null }))}
                editable={editable && kind === "sale"}
              />
              <FactsCard order={order} problems={problems} edit={edit} />
            </div>
            {kind === "update" && <TargetsCard order={order} problems={problems} edit={edit} editable={editable} />}
            <DraftLines draft={draft} acts={acts} problems={problems} editable={editable} addRef={addProduct} />
            <NoteCard note={order.note} onChange={(note) => edit((now) => ({ ...now, note }))} />
          </div>
          {template ? (
            <TemplateCard order={order} mayOrder={may("order.create")} onUse={use} />
          ) : (
            <WhatSubmitDoes
              order={order}
              strict={tried}
              mayOrder={may("order.submit")}
              busy={draft.submitting}
              onSubmit={submit}
              onGo={goToProblem}
            />
          )}
        </fieldset>
      </div>
    </Page>
  );
}

/** A customer just created for this draft: taken over once, then out of the address. */
function useTakenOver(choose: (id: Id) => void) {
  const { customer } = useSearch({ from: "/orders/$id" });
  const navigate = useNavigate();
  const takeOver = useRef(choose);
  takeOver.current = choose;
  useEffect(() => {
    if (!customer) return;
    takeOver.current(customer);
    void navigate({ to: ".", search: {}, replace: true });
  }, [customer, navigate]);
}

const bare = { border: 0, margin: 0, padding: 0, minWidth: 0 };
