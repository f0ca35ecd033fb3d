import { toastFault } from "../../components/toast";
import type { Taken } from "../../components/use-files";
import { faultLike } from "../../contract/faults";

const empty = () => faultLike("invalid_field", "The clipboard holds neither a text nor a PNG or JPEG picture.");
const refused = () =>
  faultLike("invalid_field", "The clipboard cannot be read by a button here. Press Ctrl+V instead.");

/** What the clipboard holds: a text, or a picture. `picture` asks for a picture first. */
export async function readClipboard(picture: boolean, take: (taken: Taken) => void): Promise<void> {
  const text = async () => {
    const text = await navigator.clipboard.readText();
    if (text.trim() === "") throw empty();
    take({ text });
  };
  const image = async () => {
    for (const item of await navigator.clipboard.read()) {
      const type = item.types.find((type) => type === "image/png" || type === "image/jpeg");
      if (type) return take({ file: new File([await item.getType(type)], "clipboard", { type }) });
    }
    throw empty();
  };
  const [first, second] = picture ? [image, text] : [text, image];
  try {
    await first().catch(second);
  } catch (thrown) {
    // The system may forbid to look without a key being pressed.
    toastFault(thrown instanceof DOMException || thrown instanceof TypeError ? refused() : thrown);
  }
}
