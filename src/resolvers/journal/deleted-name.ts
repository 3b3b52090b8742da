/** What a deletion is about, by its name: a question that names an address only cannot be answered. */
import type { Answer, Call } from '../../amocrm/index.ts';
import { isObject } from '../../json.ts';
import type { Context } from '../context.ts';
import { nameCard } from './link-change.ts';
import { passOver, type Reading, readOptions } from './present.ts';
import { isSecret } from './record.ts';

/**
 * Reads the name of what is deleted: a custom field, a status, a catalog, the client of an incoming lead.
 *
 * @returns undefined if amoCRM does not say it, or if it is not one thing with an address
 */
export async function loadDeletedName(
  call: Call,
  send: (call: Call) => Promise<Answer>,
  context: Context,
  reading: Reading,
): Promise<string | undefined> {
  const { method, path, route, isUndocumented } = call;
  if (method !== 'DELETE' || isUndocumented || isSecret(call) || !route.includes('{')) return undefined;
  const [place, from] = [path, route].map((each) => each.replace(/\/decline$/, '')) as [string, string];
  try {
    const { body: found } = await send({ ...readOptions(call), method: 'GET', route: from, path: place });
    return isObject(found) ? await nameThing(found, context) : undefined;
  } catch (error) {
    return passOver(error, undefined, reading);
  }
}

/** The name of a thing; of an incoming lead, those of the lead and the contact that came with it. */
async function nameThing({ name, text, _embedded }: Record<string, unknown>, context: Context) {
  if (typeof name === 'string' && name) return name;
  if (typeof text === 'string' && text) return text;
  const cards = (['leads', 'contacts'] as const).flatMap((type) => {
    const rows = isObject(_embedded) && Array.isArray(_embedded[type]) ? _embedded[type] : [];
    return rows.filter(isObject).map(({ id }) => ({ type, id: Number(id) }));
  });
  return (await Promise.all(cards.map((card) => nameCard(card, context)))).join(', ') || undefined;
}
