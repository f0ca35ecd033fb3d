import { type FormErrors, type UseFormReturnType, useForm } from "@mantine/form";
import { useEffect, useMemo, useRef, useState } from "react";
import { explain, fieldOf, problemsOf } from "../../contract/faults";
import { type DraftBox, draftBox, useDraftKey } from "./drafts";
import { errorsOf, lasting, type Origins, valueAt } from "./paths";

/** A record as it was read. */
export type Loaded<C> = { version: number; content: C };
export type Form<C> = UseFormReturnType<C>;

/** A form over a record: what is typed is kept until it is saved, and others' changes are never written over unseen. */
export type RecordForm<C> = {
  form: Form<C>;
  dirty: boolean;
  /** The version to save over. */
  version: number;
  /** Since when the changes wait that were found when the form was opened; null: there were none. */
  restored: Date | null;
  /** Changes found, but somebody else saved the record meanwhile: they are shown only when wanted. */
  offered: Date | null;
  /** Somebody else saved the record while changes of ours are not. */
  conflict: boolean;
  takeOffered: () => void;
  /** Forgets the changes and shows the record as it is; answers how to take them back. */
  discard: () => () => void;
  /** Goes on with our changes over what somebody else saved. */
  keepMine: () => void;
  /** The record was saved. */
  saved: (record: Loaded<C>, sent: C) => void;
  /** A fault came back. Answers the errors by path; none: it is about no field. */
  refused: (fault: unknown, origins?: Origins) => FormErrors;
};

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function begin<C>(box: DraftBox<C>, loaded: Loaded<C>) {
  const draft = box.get();
  if (!draft) return { values: loaded.content, restored: null, offered: null };
  if (same(draft.base.content, loaded.content)) return { values: draft.content, restored: draft.at, offered: null };
  return { values: loaded.content, restored: null, offered: draft };
}

/** `place` names the record: its unsaved changes are kept under it. `rules`: what can be seen to be wrong in the window. */
export function useRecordForm<C extends Record<string, unknown>>(props: {
  place: string;
  loaded: Loaded<C>;
  rules: (content: C) => FormErrors;
}): RecordForm<C> {
  const { place, loaded, rules } = props;
  const key = useDraftKey()(place);
  const box = useMemo(() => draftBox<C>(key), [key]);
  const [start] = useState(() => begin(box, loaded));
  const [base, setBase] = useState(loaded);
  const [restored, setRestored] = useState(start.restored);
  const [offered, setOffered] = useState(start.offered);
  const form = useForm<C>({
    initialValues: start.values,
    validate: rules,
    enhanceGetInputProps: ({ field, form: own }) => ({
      // As one leaves a field, what is wrong with it is said; what Rust said of it stays.
      onBlur: () => {
        const wrong = rules(own.getValues())[String(field)];
        if (wrong) own.setFieldError(field, wrong);
      },
    }),
  });
  const { values } = form;
  const dirty = useMemo(() => !same(values, base.content), [values, base]);

  const show = (next: Loaded<C>) => {
    setBase(next);
    form.setValues(next.content);
    setRestored(null);
    setOffered(null);
  };
  useEffect(() => {
    if (offered) return;
    if (dirty) box.keep({ content: values, base, at: new Date() });
    else box.drop();
  }, [values, dirty, base, offered, box]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another version of the record matters
  useEffect(() => {
    if (loaded.version === base.version) return;
    if (!dirty) show(loaded);
    // Archiving or a new image counts the version up and leaves the content alone.
    else if (same(loaded.content, base.content)) setBase(loaded);
  }, [loaded.version]);

  return {
    form,
    dirty,
    version: base.version,
    restored: dirty ? restored : null,
    offered: offered?.at ?? null,
    conflict: loaded.version > base.version && dirty,
    takeOffered: () => {
      if (offered) form.setValues(offered.content);
      setOffered(null);
    },
    discard: () => {
      const typed = offered?.content ?? values;
      box.drop();
      show(loaded);
      return () => form.setValues(typed);
    },
    keepMine: () => setBase(loaded),
    saved: (record, sent) => {
      // What was typed while it was being saved stays, and is not saved yet.
      if (same(form.getValues(), sent)) show(record);
      else setBase(record);
    },
    refused: (fault, origins) => {
      const field = fieldOf(fault);
      const found = field ? { [field]: explain(fault).what } : errorsOf(problemsOf(fault), origins);
      const errors = Object.fromEntries(Object.entries(found).filter(([path]) => path !== ""));
      form.setErrors(errors);
      return errors;
    },
  };
}

/** Sets a value that one control holds as a whole; errors of its parts that stayed the same stay too. */
export function useSet<C>(form: Form<C>): (path: string, value: unknown) => void {
  const latest = useRef(form);
  latest.current = form;
  return (path, value) => {
    const now = latest.current;
    const before = valueAt(now.getValues(), path);
    now.setFieldValue(path, value as never);
    now.setErrors((errors) => lasting(errors, path, before, value));
  };
}
