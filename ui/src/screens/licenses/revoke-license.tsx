import { ReasonDialog, type ReasonProps } from "./reason-dialog";

const words = {
  action: "license.revoke",
  title: "Revoke this license?",
  consequence:
    "becomes revoked. The other licenses of its order stay. This cannot be undone; a new order can grant it again. Programs without internet hear of it from the next revocation list.",
  keep: "Keep it",
  act: "Revoke license",
  done: "License revoked.",
  color: "red",
} as const;

/** Takes back one license. */
export function RevokeLicense(props: ReasonProps) {
  return <ReasonDialog {...props} words={words} />;
}
