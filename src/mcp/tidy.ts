/**
 * What clients write for "nothing" in a message. Serializers of several languages write an optional member that is not
 * set as null, or an empty object as a list; the protocol's schema refuses both, and with them the whole call.
 */
import { isObject } from '../json.ts';
import { isBlank, parseJson } from '../operations/leaf.ts';

type Json = Record<string, unknown>;

/** Optional parameters of the protocol's requests that mean nothing when they are null. */
const optional = ['_meta', 'arguments', 'cursor', 'task'] as const;

/**
 * A message, or a batch of them, without its empty members. Changes nothing else: whether it is a message, the protocol
 * decides.
 */
export function tidyMessages(body: unknown): unknown {
  return Array.isArray(body) ? body.map(tidyMessage) : tidyMessage(body);
}

function tidyMessage(message: unknown): unknown {
  if (!isObject(message) || typeof message.method !== 'string') return message;
  const { params, ...others } = message;
  if (params === null) return others;
  if (!isObject(params)) return message;
  const kept: Json = { ...params };
  for (const name of optional) {
    if (kept[name] === null) delete kept[name];
  }
  if (message.method === 'tools/call' && 'arguments' in kept) {
    const given = kept.arguments;
    if (isBlank(given) || (Array.isArray(given) && given.length === 0)) delete kept.arguments;
    else if (typeof given === 'string') kept.arguments = parseJson(given, isObject) ?? given;
  }
  return { ...message, params: kept };
}
