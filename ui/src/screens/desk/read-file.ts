import { base64Of, fits, isPicture } from "../../contract/bytes";
import { faultLike } from "../../contract/faults";
import { call } from "../../contract/generated";

// A request or proof of many parts is a few KiB; whatever is much larger is something else.
const largest = 64 * 1024;

/** What begins as a request or a signed file does. */
export const whole = /^\s*(SGNR1\.|eyJ)/;

/** The request or proof in a file, or in the picture of its QR code; of several codes the one that is of ours. */
export async function textIn(file: File): Promise<string> {
  if (fits(file) && (await isPicture(file))) {
    const { texts } = await call("qr.read", { base64: await base64Of(file) });
    return texts.find((text) => whole.test(text)) ?? texts[0] ?? "";
  }
  if (file.size > largest) throw faultLike("invalid_field", `${file.name} is too large for a request or a proof.`);
  return (await file.text()).trim();
}
