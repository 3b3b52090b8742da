/**
 * The one place where GraphQL's camelCase and the tools' snake_case meet.
 */

/** `createdFrom` → `created_from`, `customFieldIDs` → `custom_field_ids`, `__typename` stays. */
export function toSnakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/**
 * The keys of GraphQL names, refusing two names that would share one.
 *
 * @throws Error naming both, when they collide
 */
export function claimKeys(names: Iterable<string>, where: string): Map<string, string> {
  const owners = new Map<string, string>();
  for (const name of names) {
    const key = toSnakeCase(name);
    const other = owners.get(key);
    if (other !== undefined) throw new Error(`${where}: "${other}" and "${name}" would both be called "${key}"`);
    owners.set(key, name);
  }
  return owners;
}
