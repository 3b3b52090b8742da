/** The same arguments without passwords, for what is stored of a request: even a digest of one could be guessed. */
export function withoutPasswords<Args extends object>(args: Args): Args {
  return drop(args) as Args;
}

function drop(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(drop);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'password');
  return Object.fromEntries(kept.map(([key, part]) => [key, drop(part)]));
}
