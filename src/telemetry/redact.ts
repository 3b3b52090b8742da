/** Replaces a secret. */
const redacted = '[redacted]';

/**
 * Texts that are always secret: JSON web tokens, amoCRM's refresh tokens, bearer headers. Each pattern starts only at the beginning
 * of a word. Otherwise a long text of a caller's, in which every letter starts a search, would take minutes.
 */
const patterns = [
  /(?<![\w-])(?=[\w-]*eyJ)[\w-]{11,}\.[\w-]{8,}\.[\w-]*/g,
  /\bdef50[\da-f]{16,}/gi,
  /\b(Bearer)\s+[\w.~+/=-]{8,}/gi,
];

/** Redacts secrets in a text. @param secrets values that are known to be secret */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) if (secret.length >= 8) clean = clean.replaceAll(secret, redacted);
  for (const pattern of patterns) clean = clean.replace(pattern, redacted);
  return clean;
}
