/** What stands in the place of a secret. */
const redacted = '[redacted]';

/**
 * Texts that are secret whatever they belong to: JSON web tokens, amoCRM's refresh tokens, bearer headers. Each begins where a word
 * begins and nowhere within it: strangers' texts come here, and one in which every letter began a search would take minutes.
 */
const patterns = [
  /(?<![\w-])(?=[\w-]*eyJ)[\w-]{11,}\.[\w-]{8,}\.[\w-]*/g,
  /\bdef50[\da-f]{16,}/gi,
  /\b(Bearer)\s+[\w.~+/=-]{8,}/gi,
];

/** Hides secrets in a text. @param secrets those that are known by value */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) if (secret.length >= 8) clean = clean.replaceAll(secret, redacted);
  for (const pattern of patterns) clean = clean.replace(pattern, redacted);
  return clean;
}
