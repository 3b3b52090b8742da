/**
 * Removes empty members from messages. Some serializers write an unset optional member as null, or an empty object as an
 * empty list. The protocol's schema refuses both, and with them the whole call.
 */

import { isObject } from '../json.ts';
import { isBlank, parseJson } from '../operations/leaf.ts';

type Json = Record<string, unknown>;

/** Optional parameters of the protocol's requests. `null` means the same as leaving them out. */
const optional = ['_meta', 'arguments', 'cursor', 'task'] as const;

/**
 * Returns a message or a batch without its empty members. Changes nothing else: the protocol decides whether a message is
 * valid.
 */
export function tidyMessages(body: unknown): unknown {
  return Array.isArray(body) ? body.map(tidyMessage) : tidyMessage(body);
}

function tidyMessage(message: unknown): unknown {
  if (!isObject(message) || typeof message.method !== 'string') return message;
  const { params, ...others } = message;
  if (params === null) return others;
  if (!isObject(params)) return message;
  const isCall = message.method === 'tools/call' && 'arguments' in params;
  if (!(isCall && !isObject(params.arguments)) && !optional.some((name) => params[name] === null)) return message;
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
