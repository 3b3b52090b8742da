/** JSON values, for every folder that reads JSON from outside. */

/** A JSON object. */
export type JsonObject = Record<string, unknown>;

/** Whether a parsed value is an object, not a list or a null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
