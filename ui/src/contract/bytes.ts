// A picture of a telephone has up to 12 MB; Rust refuses what is much larger.
const largest = 32 * 1024 * 1024;

/** Whether a file may be handed to Rust as bytes. */
export const fits = (file: Blob): boolean => file.size <= largest;

/** The bytes of a file as Rust takes them. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** Whether a file begins as a PNG or JPEG picture: names of files lie. */
export async function isPicture(file: Blob): Promise<boolean> {
  const [a, b, c] = new Uint8Array(await file.slice(0, 3).arrayBuffer());
  return (a === 0x89 && b === 0x50 && c === 0x4e) || (a === 0xff && b === 0xd8 && c === 0xff);
}
