import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { soonGoToMarked } from "../../components/record-form/next-problem";
import type { RecordForm } from "../../components/record-form/use-record-form";
import { toast } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import type { ProductView, ProfileContent, ProfileView } from "../../contract/generated";

const shown = [
  "name",
  "code",
  "kind",
  "description",
  "features",
  "conditions",
  "activation_limit",
  "values",
  "price",
  "quota",
];

/** Saves a profile; what is refused is shown at its field. */
export function useProfileSave(
  product: ProductView,
  profile: ProfileView | undefined,
  record: RecordForm<ProfileContent>,
) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const save = useAct("profile.save");
  const [fault, setFault] = useState<unknown>(null);
  const [messages, setMessages] = useState<string[]>([]);
  const submit = record.form.onSubmit((content) => {
    setFault(null);
    setMessages([]);
    const form = { id: profile?.id ?? null, version: record.version, product_id: product.id, content };
    save.mutateAsync(form).then(
      (saved) => {
        client.setQueryData(ask("profile.get", { id: saved.id }).queryKey, saved);
        record.saved(saved, content);
        toast(`${saved.content.name} saved.`);
        if (!profile) void navigate({ to: "/catalog/profiles/$id", params: { id: saved.id }, replace: true });
      },
      (thrown) => {
        const errors = record.refused(thrown);
        if (Object.keys(errors).length === 0) setFault(thrown);
        const lost = Object.entries(errors).filter(([path]) => !shown.includes(path.split(".")[0] ?? ""));
        setMessages(lost.map(([, message]) => String(message)));
        soonGoToMarked();
      },
    );
  }, soonGoToMarked);
  return { submit, saving: save.isPending, fault, messages };
}
