import type { Check } from './check.ts';

/** The keys that a form must have, and those that it may have. */
const form = {
  required: ['form_id', 'form_name', 'form_page'],
  texts: ['form_id', 'form_name', 'form_page', 'ip', 'referer', 'visitor_uid'],
} as const;

/** The same of a call. */
const call = {
  required: ['from', 'phone', 'called_at', 'duration', 'link', 'service_code'],
  texts: ['link', 'service_code', 'uniq'],
} as const;

/**
 * Parses and checks the metadata of a form or a call (amoCRM API v4, incoming leads). It is printed with numbers as texts, as
 * the vendor's examples show it.
 */
export function parseIncomingMetadata(category: 'forms' | 'sip', check: Check, now: number): Record<string, unknown> {
  return category === 'forms' ? parseForm(check, now) : parseCall(check);
}

function parseForm(check: Check, now: number): Record<string, unknown> {
  check.require(...form.required);
  const sentAt = check.integer('form_sent_at') ?? now;
  const { form_id, form_name, form_page, ip, referer, visitor_uid } = parseTexts(check, form.texts);
  return { form_id, form_name, form_page, ip, form_sent_at: String(sentAt), referer, visitor_uid };
}

function parseCall(check: Check): Record<string, unknown> {
  check.require(...call.required);
  const { link, service_code, uniq } = parseTexts(check, call.texts);
  return {
    from: parsePhone(check, 'from'),
    phone: parsePhone(check, 'phone'),
    called_at: check.integer('called_at') ?? null,
    duration: String(check.integer('duration') ?? 0),
    link,
    service_code,
    ...(uniq === null ? {} : { uniq }),
  };
}

function parseTexts<Key extends string>(check: Check, keys: readonly Key[]): Record<Key, string | null> {
  return Object.fromEntries(keys.map((key) => [key, check.string(key) ?? null])) as Record<Key, string | null>;
}

/** A number as it was sent: the vendor's examples have numbers and texts. */
function parsePhone(check: Check, key: string): unknown {
  const value = check.source[key];
  if (value !== undefined && value !== null && typeof value !== 'string' && typeof value !== 'number') {
    check.refuse(key);
  }
  return value ?? null;
}
