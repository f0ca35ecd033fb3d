import { ReasonDialog, type ReasonProps } from "./reason-dialog";

const words = {
  action: "license.block",
  title: "Block this license?",
  consequence:
    "is blocked until somebody unblocks it: no new machine is activated. Programs without internet hear of it from the next revocation list.",
  keep: "Leave it",
  act: "Block license",
  done: "License blocked.",
} as const;

/** Lets one license not count for a while. */
export function BlockLicense(props: ReasonProps) {
  return <ReasonDialog {...props} words={words} />;
}
