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

/** A phone or e-mail with its kind. */
export interface MultitextInput {
  value: string;
  /** `WORK`, `MOB` …; without it a new value is `WORK`, and one that is there keeps its kind. */
  kind?: Nullish<string>;
}

/** The arguments that hold phones and e-mails. */
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
 * The phones and e-mails of a contact or company as amoCRM wants them: those that it has, and the new ones behind.
 *
 * @param present the values that the record has; what is there already is not added again
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
  for (const noun of ['phone', 'email'] as const) {
    const given = listGiven(input, noun);
    const [first] = given;
    if (!first) continue;
    const field = await findCustomField(entity, noun.toUpperCase(), [...path, first.at[0] as string], context);
    const kept = present.find((values) => values.field_id === field.id)?.values ?? [];
    const values = mergeValues(noun, field, given, kept, path, country);
    if (values) writes.push({ field_id: field.id, values, argument: first.at[0] as string });
  }
  return writes;
}

interface Given extends MultitextInput {
  /** Where it stands below the input. */
  at: Issue['path'];
}

function listGiven(input: MultitextArguments, noun: 'phone' | 'email'): Given[] {
  const single = input[noun];
  const many = noun === 'phone' ? input.phones : input.emails;
  return [
    ...(single ? [{ value: single, at: [noun] }] : []),
    ...(many ?? []).map((item, index) => ({ ...item, at: [`${noun}s`, index] })),
  ];
}

/** All values that the field shall have; undefined where nothing changes. */
function mergeValues(
  noun: 'phone' | 'email',
  field: CustomField,
  given: readonly Given[],
  kept: CustomFieldValues['values'],
  path: Issue['path'],
  country: string | null,
): CustomFieldWriteValue[] | undefined {
  const issues: Issue[] = [];
  const present = kept
    .filter(({ value }) => value !== null && typeof value !== 'object')
    .map((item) => ({ item, typed: parseContactText(String(item.value ?? ''), country), kind: '' }));
  const added: { text: string; typed: ContactText; kind: string }[] = [];
  let isChanged = false;
  for (const { value, kind, at } of given) {
    const wanted = kind?.trim().toUpperCase();
    const kinds = field.enums.map((option) => option.value);
    if (wanted && kinds.length > 0 && !kinds.includes(wanted)) {
      issues.push({
        path: [...path, ...at, 'kind'],
        message: `«${quote(wanted)}» is not a kind; there are ${listCandidates(kinds.map((id) => ({ id })))}`,
      });
      continue;
    }
    const typed = parseContactText(value, country);
    const items = noun === 'phone' ? typed.phones : typed.emails;
    if (typed.errors.length > 0 || items.length === 0) {
      const message = typed.errors[0] ?? `must be a valid ${noun === 'phone' ? 'phone number' : 'e-mail address'}`;
      issues.push({ path: [...path, ...at], message });
      continue;
    }
    for (const item of items) {
      const one: ContactText = { ...typed, phones: [], emails: [], [`${noun}s`]: [item] };
      const there = present.find((other) => isSameContactText(other.typed, one));
      if (there && wanted && there.item.enum_code !== wanted) {
        there.kind = wanted;
        isChanged = true;
      }
      if (there || added.some((other) => isSameContactText(other.typed, one))) continue;
      added.push({ text: item.text, typed: one, kind: wanted ?? 'WORK' });
    }
  }
  if (issues.length > 0) throw new ValidationError(issues);
  if (added.length === 0 && !isChanged) return undefined;
  const isKinded = field.type === 'multitext';
  return [
    ...present.map(({ item, kind }) => ({
      value: String(item.value),
      ...(kind || !item.enum_id ? toCode(kind || item.enum_code) : { enum_id: item.enum_id }),
    })),
    ...added.map(({ text, kind }) => (isKinded ? { value: text, enum_code: kind } : { value: text })),
  ];
}

function toCode(code: string | null): { enum_code?: string } {
  return code ? { enum_code: code } : {};
}

/** Values for fields of phones and e-mails without marks that nobody sees, which would hide them from every search. */
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

/** The values of the field with this code (`PHONE`, `EMAIL`), with their kinds. */
export function multitextValues(
  values: readonly CustomFieldValues[],
  code: string,
): { value: string; kind: string | null }[] {
  return values
    .filter((field) => field.field_code === code)
    .flatMap((field) => field.values.map(({ value, enum_code }) => ({ value: String(value ?? ''), kind: enum_code })))
    .filter(({ value }) => value !== '');
}
