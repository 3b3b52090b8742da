import type { ContactWrite } from '../../amocrm/index.ts';
import { StateUnavailableError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { remember } from '../write/remember.ts';
import { identityKeys, toIdentities } from './contact-match.ts';
import { parseContactText } from './contact-text.ts';

/** How long a contact that was just written is found by its identity, though amoCRM's search lags behind. */
export const rememberMs = 60_000;

/** How many contacts that were written with one identity are remembered. */
const most = 5;

/** The key of the contacts that were written with an identity, whoever else has it. */
export function recentKey(key: string): string {
  return `written:${key}`;
}

/** A contact that was created or changed, with what was sent. */
export interface WrittenContact {
  id: number;
  sent: ContactWrite;
}

/** Remembers with which names, phones and e-mails contacts were written: amoCRM's search may not find them by those yet. */
export async function rememberWrittenContacts(written: readonly WrittenContact[], context: Context): Promise<void> {
  for (const { id, sent } of written) await rememberWrittenContact(id, sent, context);
}

async function rememberWrittenContact(id: number, sent: ContactWrite, context: Context): Promise<void> {
  const { country } = await context.metadata.account();
  const typed = (await listTexts(sent, context)).map((text) => ({
    ...parseContactText(text, country),
    name: undefined,
  }));
  const identities = [...typed, { phones: [], emails: [], errors: [], name: sent.name }].flatMap(toIdentities);
  const keys = [...new Set(identities.flatMap(identityKeys))].map(recentKey);
  try {
    await Promise.all(keys.map((key) => addTo(key, id, context)));
  } catch (error) {
    // What was written stays written, whether or not others learn of it.
    if (!(error instanceof StateUnavailableError)) throw error;
  }
}

async function addTo(key: string, id: number, context: Context): Promise<void> {
  const before = await context.state.keyValue.get(key);
  const others = Array.isArray(before) ? before.filter((other) => other !== id) : [];
  await remember(context, key, [...others, id].slice(-most), rememberMs);
}

/** The phones and e-mails in a write. */
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
