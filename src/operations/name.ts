/**
 * Converts GraphQL's camelCase names to the snake_case names of tools.
 */

/** `createdFrom` → `created_from`, `customFieldIDs` → `custom_field_ids`; `__typename` is not changed. */
export function toSnakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/**
 * Maps the keys of GraphQL names to the names.
 *
 * @throws Error if two names would have the same key
 */
export function claimKeys(names: Iterable<string>, where: string): Map<string, string> {
  const owners = new Map<string, string>();
  for (const name of names) {
    const key = toSnakeCase(name);
    const other = owners.get(key);
    if (other !== undefined) throw new Error(`${where}: "${other}" and "${name}" would both be named "${key}"`);
    owners.set(key, name);
  }
  return owners;
}
