import type { ContactWrite } from '../../amocrm/index.ts';
import { StateUnavailableError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { remember } from '../write/remember.ts';
import { identityKeys, toIdentities } from './contact-match.ts';
import { parseContactText } from './contact-text.ts';

/** How long a written contact is remembered for its identities; amoCRM's search index lags behind. */
export const rememberMs = 60_000;

/** How many contacts are remembered for one identity. */
const maxContacts = 5;

/** The key of the list of contacts that were written with an identity. */
export function recentKey(key: string): string {
  return `written:${key}`;
}

/** A contact that was created or changed, and the write that was sent. */
export interface WrittenContact {
  id: number;
  sent: ContactWrite;
}

/** Remembers contacts by the names, phones and e-mails they were written with, until amoCRM's search finds them. */
export async function rememberWrittenContacts(written: readonly WrittenContact[], context: Context): Promise<void> {
  for (const { id, sent } of written) await rememberWrittenContact(id, sent, context);
}

async function rememberWrittenContact(id: number, sent: ContactWrite, context: Context): Promise<void> {
  const { country } = await context.metadata.account();
  const parsed = (await listTexts(sent, context)).map((text) => ({
    ...parseContactText(text, country),
    name: undefined,
  }));
  const identities = [...parsed, { phones: [], emails: [], errors: [], name: sent.name }].flatMap(toIdentities);
  const keys = [...new Set(identities.flatMap(identityKeys))].map(recentKey);
  try {
    await Promise.all(keys.map((key) => addTo(key, id, context)));
  } catch (error) {
    // The write succeeded, so an unavailable state must not make it fail.
    if (!(error instanceof StateUnavailableError)) throw error;
  }
}

async function addTo(key: string, id: number, context: Context): Promise<void> {
  const before = await context.state.keyValue.get(key);
  const others = Array.isArray(before) ? before.filter((other) => other !== id) : [];
  await remember(context, key, [...others, id].slice(-maxContacts), rememberMs);
}

/** The values of the phone and e-mail fields in a write. */
async function listTexts(
  { custom_fields_values: writes = [] }: ContactWrite,
  { metadata }: Context,
): Promise<string[]> {
  if (writes.length === 0) return [];
  const fields = await metadata.customFields('contacts');
  const ids = new Set(fields.filter(({ code }) => code === 'PHONE' || code === 'EMAIL').map((field) => field.id));
  return writes
    .filter(({ field_id }) => ids.has(field_id))
    .flatMap(({ values }) => (values ?? []).flatMap((each) => ('value' in each ? [String(each.value ?? '')] : [])));
}
