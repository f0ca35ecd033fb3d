import { useQueryClient } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { useRecordForm } from "../../components/record-form/use-record-form";
import { toast } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import type { CustomerContent, CustomerView, Id } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { rules, withoutBlanks } from "./customer-form";
import { type CustomerTab, tabOf } from "./tabs";

/** The form of a customer: Details and Contacts are two views of it, and one Save writes both. */
export function useCustomerForm(props: {
  id: Id | null;
  /** Under which its unsaved state is kept. */
  place: string;
  loaded: { version: number; content: CustomerContent };
  onSaved: (saved: CustomerView) => void;
  /** Its keys rest while another form is on screen. */
  keys: boolean;
  /** Goes where something is wrong. */
  onWrong: (tab: CustomerTab) => void;
}) {
  const { id, place, loaded, onSaved, onWrong, keys } = props;
  const client = useQueryClient();
  const may = useMay();
  const save = useAct("customer.save");
  const record = useRecordForm<CustomerContent>({ place, loaded, rules });
  const { form } = record;
  const wrong = (errors: typeof form.errors) => {
    const tab = tabOf(errors);
    if (tab) onWrong(tab);
  };
  const submit = form.onSubmit((values) => {
    const content = withoutBlanks(values);
    // So that what Rust says of the third contact stands beside the third contact.
    form.setFieldValue("contacts", content.contacts);
    form.setFieldValue("fields", content.fields);
    void save.mutateAsync({ id, version: record.version, content }).then(
      (saved) => {
        client.setQueryData(ask("customer.get", { id: saved.id }).queryKey, saved);
        record.saved({ version: saved.version, content: saved.content }, content);
        toast(`${saved.content.name} saved.`);
        onSaved(saved);
      },
      (fault) => wrong(record.refused(fault)),
    );
  }, wrong);
  // Going elsewhere keeps what was typed; only closing the window would lose it.
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: record.dirty });
  // Changes that were found, and are not shown yet, are not to be written over.
  const mayEdit = may("customer.save") && record.offered === null;
  useKeys({
    "ctrl+s": mayEdit && keys ? { run: () => submit(), label: "Save" } : undefined,
    "ctrl+enter": mayEdit && keys ? { run: () => submit() } : undefined,
  });
  // A fault without a field of this form is told above it.
  const placed = Object.keys(form.errors).length > 0;
  return { record, form, submit, saving: save.isPending, mayEdit, fault: placed ? null : save.error };
}
