/** What JSON text may hold, for every room that takes it from outside. */

/** A JSON object. */
export type JsonObject = Record<string, unknown>;

/** Whether a parsed value is an object, not a list or a null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
