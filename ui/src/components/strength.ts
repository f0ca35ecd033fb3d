/** How long a password would hold, in words. Null while nothing is typed. */
export function strengthOf(password: string): { words: string; good: boolean } | null {
  if (!password) return null;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
  // Repeated characters and plain runs add length but not much else.
  const distinct = new Set(password).size;
  const bits = distinct * Math.log2(8 + 18 * kinds);
  if (password.length < 8) return { words: "Too short", good: false };
  if (bits < 45) return { words: "Weak: a few words in a row hold longer", good: false };
  if (bits < 65) return { words: "Fair", good: true };
  return { words: bits < 85 ? "Strong" : "Very strong", good: true };
}
