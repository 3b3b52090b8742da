import type { Amocrm, ChatTemplate, ChatTemplateWith } from '../amocrm/index.ts';
import type { LoadPace } from './pace.ts';
import { RecordLoader } from './record.ts';

/** Templates by id. amoCRM has no filter by id, so several are found among all. */
export function createChatTemplateLoader(amocrm: Amocrm, pace: LoadPace) {
  return new RecordLoader<ChatTemplate, ChatTemplateWith>(
    'chat template',
    async (ids, withs) => {
      const [only = 0] = ids;
      if (ids.length > 1) return amocrm.chatTemplates.all({ with: withs });
      return [await amocrm.chatTemplates.get(only, { with: withs })].filter((template) => template !== null);
    },
    pace,
  );
}
