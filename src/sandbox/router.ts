import type { Handler, Route } from './call.ts';

/** What the table says about a method and a path. */
export type Match =
  | { kind: 'found'; handle: Handler; requiresFilter: boolean; params: Record<string, string> }
  /** The path is known, the method is not. */
  | { kind: 'wrong-method' }
  | { kind: 'unknown' };

/** Compiles the table once; paths are matched in its order. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match {
  const compiled = routes.map((route) => ({ ...route, pattern: compile(route.template) }));
  return (method, path) => {
    let isKnown = false;
    for (const { method: own, pattern, handle, requiresFilter = false } of compiled) {
      const found = pattern.exec(path);
      if (found === null) continue;
      if (own === method) return { kind: 'found', handle, requiresFilter, params: { ...found.groups } };
      isKnown = true;
    }
    return { kind: isKnown ? 'wrong-method' : 'unknown' };
  };
}

/**
 * `{entity}` is a card type, `{followed}` one that users follow, `{eventId}` an event's id, `{uid}` an incoming lead's, `{groupId}` a
 * field group's, `{uuid}` a file's, every other parameter a number. A trailing slash is allowed.
 */
function compile(template: string): RegExp {
  const source = template.replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${patterns[name] ?? '\\d{1,15}'})`);
  return new RegExp(`^${source}/?$`);
}

const patterns: Record<string, string> = {
  entity: 'leads|contacts|companies|customers',
  followed: 'leads|customers',
  eventId: '[0-9a-z]{26}',
  uid: '[0-9a-f]{58}',
  groupId: '[a-z]\\w*',
  uuid: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
  code: '[\\w-]{1,64}',
  uploadToken: 's\\d{1,15}p\\d{1,6}',
};
