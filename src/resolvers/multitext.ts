import type {
  CustomField,
  CustomFieldValues,
  CustomFieldWrite,
  CustomFieldWriteValue,
  EntityType,
} from '../amocrm/index.ts';
import { listCandidates } from '../errors/candidate.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { findCustomField } from './custom-field.ts';
import { type ContactText, isSameContactText, parseContactText } from './identity/contact-text.ts';
import { cleanSpelling } from './identity/spelling.ts';

/** A phone or e-mail and its kind. */
export interface MultitextInput {
  value: string;
  /** `WORK`, `MOB` …; if omitted, a new value gets `WORK` and an existing one keeps its kind. */
  kind?: Nullish<string>;
}

/** The arguments that contain phones and e-mails. */
export interface MultitextArguments {
  phone?: Nullish<string>;
  phones?: Nullish<readonly MultitextInput[]>;
  email?: Nullish<string>;
  emails?: Nullish<readonly MultitextInput[]>;
}

/** Whether any phone or e-mail is given. */
export function hasMultitext({ phone, phones, email, emails }: MultitextArguments): boolean {
  return Boolean(phone || email || phones?.length || emails?.length);
}

/**
 * Converts the phones and e-mails of a contact or company to amoCRM's fields: the existing values and then the new ones,
 * because amoCRM replaces all values of a field.
 *
 * @param present the values that the record has; they are not added again
 */
export async function toMultitextWrites(
  entity: EntityType,
  input: MultitextArguments,
  path: Issue['path'],
  context: Context,
  present: readonly CustomFieldValues[] = [],
): Promise<(CustomFieldWrite & { argument: string })[]> {
  const { country } = await context.metadata.account();
  const writes: (CustomFieldWrite & { argument: string })[] = [];
  for (const kind of ['phone', 'email'] as const) {
    const items = listItems(input, kind);
    const [first] = items;
    if (!first) continue;
    const argument = first.at[0] as string;
    const field = await findCustomField(entity, kind.toUpperCase(), [...path, argument], context);
    const existing = present.find((values) => values.field_id === field.id)?.values ?? [];
    const values = mergeValues(kind, field, items, existing, path, country);
    if (values) writes.push({ field_id: field.id, values, argument });
  }
  return writes;
}

interface Item extends MultitextInput {
  /** Its path below the input. */
  at: Issue['path'];
}

function listItems(input: MultitextArguments, kind: 'phone' | 'email'): Item[] {
  const single = input[kind];
  const many = kind === 'phone' ? input.phones : input.emails;
  return [
    ...(single ? [{ value: single, at: [kind] }] : []),
    ...(many ?? []).map((item, index) => ({ ...item, at: [`${kind}s`, index] })),
  ];
}

/** All values that the field must have after the write; undefined if nothing changes. */
function mergeValues(
  fieldKind: 'phone' | 'email',
  field: CustomField,
  items: readonly Item[],
  existing: CustomFieldValues['values'],
  path: Issue['path'],
  country: string | null,
): CustomFieldWriteValue[] | undefined {
  const issues: Issue[] = [];
  const present = existing
    .filter(({ value }) => value !== null && typeof value !== 'object')
    .map((item) => ({ item, parsed: parseContactText(String(item.value ?? ''), country), kind: '' }));
  const added: { text: string; parsed: ContactText; kind: string }[] = [];
  let isChanged = false;
  for (const { value, kind, at } of items) {
    const wanted = kind?.trim().toUpperCase();
    const kinds = field.enums.map((option) => option.value);
    if (wanted && kinds.length > 0 && !kinds.includes(wanted)) {
      issues.push({
        path: [...path, ...at, 'kind'],
        message: `«${quote(wanted)}» is not a kind; there are ${listCandidates(kinds.map((id) => ({ id })))}`,
      });
      continue;
    }
    const parsed = parseContactText(value, country);
    const found = fieldKind === 'phone' ? parsed.phones : parsed.emails;
    if (parsed.errors.length > 0 || found.length === 0) {
      const noun = fieldKind === 'phone' ? 'phone number' : 'e-mail address';
      issues.push({ path: [...path, ...at], message: parsed.errors[0] ?? `must be a valid ${noun}` });
      continue;
    }
    for (const each of found) {
      const single: ContactText = { ...parsed, phones: [], emails: [], [`${fieldKind}s`]: [each] };
      const same = present.find((other) => isSameContactText(other.parsed, single));
      if (same && wanted && same.item.enum_code !== wanted) {
        same.kind = wanted;
        isChanged = true;
      }
      if (same || added.some((other) => isSameContactText(other.parsed, single))) continue;
      added.push({ text: each.text, parsed: single, kind: wanted ?? 'WORK' });
    }
  }
  if (issues.length > 0) throw new ValidationError(issues);
  if (added.length === 0 && !isChanged) return undefined;
  const hasKinds = field.type === 'multitext';
  return [
    ...present.map(({ item, kind }) => ({
      value: String(item.value),
      ...(kind || !item.enum_id ? toCode(kind || item.enum_code) : { enum_id: item.enum_id }),
    })),
    ...added.map(({ text, kind }) => (hasKinds ? { value: text, enum_code: kind } : { value: text })),
  ];
}

function toCode(code: string | null): { enum_code?: string } {
  return code ? { enum_code: code } : {};
}

/** Removes invisible characters from phones and e-mails: amoCRM's search would not find values that contain them. */
export async function cleanMultitexts(
  entity: EntityType,
  writes: readonly CustomFieldWrite[],
  { metadata }: Context,
): Promise<CustomFieldWrite[]> {
  if (writes.length === 0) return [];
  const fields = await metadata.customFields(entity);
  const ids = new Set(fields.filter(({ type }) => type === 'multitext').map(({ id }) => id));
  return writes.map((write) => ({
    ...write,
    values:
      write.values?.map((each) =>
        ids.has(write.field_id) && 'value' in each && typeof each.value === 'string'
          ? { ...each, value: cleanSpelling(each.value) }
          : each,
      ) ?? null,
  }));
}

/** The values of the field with this code (`PHONE`, `EMAIL`), and their kinds. */
export function multitextValues(
  values: readonly CustomFieldValues[],
  code: string,
): { value: string; kind: string | null }[] {
  return values
    .filter((field) => field.field_code === code)
    .flatMap((field) => field.values.map(({ value, enum_code }) => ({ value: String(value ?? ''), kind: enum_code })))
    .filter(({ value }) => value !== '');
}
