import type { Amocrm, EntityType, Task } from '../amocrm/index.ts';
import { pagesOf } from '../amocrm/index.ts';
import type { LoadPace } from './pace.ts';
import { createRelatedLoader } from './related.ts';

/** Which tasks of an entity; all of them if `isCompleted` is omitted. */
export interface TaskChoice {
  isCompleted?: boolean | undefined;
}

/** The tasks of many leads, contacts, companies or customers, by id. */
export function createTaskLoader(amocrm: Amocrm, pace: LoadPace) {
  return createRelatedLoader<EntityType, TaskChoice, Task>(
    async (kind, ids, choice) => {
      const tasks: Task[] = [];
      // 250 ids keep the address below the length at which gateways refuse it.
      for (let start = 0; start < ids.length; start += 250) {
        const filter = {
          entity_type: kind,
          entity_id: ids.slice(start, start + 250),
          ...(choice.isCompleted === undefined ? {} : { is_completed: choice.isCompleted }),
        };
        const query = { filter, order: { field: 'id', direction: 'asc' } } as const;
        for await (const page of pagesOf(amocrm.tasks.list, query, { ahead: 1 })) {
          pace.load(page.items.length);
          tasks.push(...page.items);
        }
      }
      return tasks;
    },
    (task) => task.entity_id,
    pace,
  );
}
