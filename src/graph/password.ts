const hidden = '[redacted]';

/**
 * Hides passwords in a message of GraphQL about a variable, which prints the value that it could not coerce, and the whole object
 * around it: `Variable "$input" got invalid value { name: "Anna", password: "…" }; Field "email" … was not provided.`
 */
export function hidePasswords(message: string): string {
  if (!/password/i.test(message)) return message;
  return message
    .replace(/(got invalid value ).*( at "[^"]*\bpassword\b[^"]*";).*$/is, `$1${hidden}$2 it must be a string.`)
    .replace(/(\bpassword"?: )(?:"(?:[^"\\]|\\.)*"|\[.*?\]|\{.*?\}|[^\s,}\]]+)/gis, `$1${hidden}`);
}
