import { type Amocrm, pagesOf, type Talk } from '../amocrm/index.ts';
import type { LoadPace } from './pace.ts';
import { createRelatedLoader } from './related.ts';

/** Which talks of a record; all of them if `onlyInWork` is omitted. */
export interface TalkChoice {
  onlyInWork?: true;
}

/** The talks of many leads or contacts, as amoCRM lists them. */
export function createTalkLoader(amocrm: Amocrm, pace: LoadPace) {
  return createRelatedLoader<'leads' | 'contacts', TalkChoice, Talk & { owner: number | null }>(
    async (kind, ids, { onlyInWork }) => {
      const talks: (Talk & { owner: number | null })[] = [];
      // 250 ids keep the address below the length at which gateways refuse it.
      for (let start = 0; start < ids.length; start += 250) {
        const part = ids.slice(start, start + 250);
        const filter = {
          ...(kind === 'leads' ? { lead_id: part } : { contact_id: part }),
          ...(onlyInWork && { only_in_work: onlyInWork }),
        };
        for await (const page of pagesOf(amocrm.talks.list, { filter }, { ahead: 1 })) {
          pace.load(page.items.length);
          talks.push(
            ...page.items.map((talk) => ({ ...talk, owner: kind === 'leads' ? talk.entity_id : talk.contact_id })),
          );
        }
      }
      return talks;
    },
    ({ owner }) => owner,
    pace,
  );
}
