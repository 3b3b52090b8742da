import { ForbiddenError } from '../errors/index.ts';
import type { Metadata } from '../loaders/metadata.ts';
import type { LiveRecord } from './read-back.ts';

/**
 * Renews the settings where records name a status or a user that they do not know: it is new, and whoever is shown the
 * record asks for its name.
 *
 * @returns never rejects: the change is worth telling without the names, and who needs them is told what is wrong
 */
export function createRenewal(metadata: Metadata): (records: Iterable<LiveRecord>) => Promise<void> {
  let mayReadUsers = true;

  const renew = async (record: LiveRecord) => {
    if ('pipeline_id' in record) {
      await metadata.find(['pipelines'], () => metadata.status(record.pipeline_id, record.status_id));
    }
    // 0 means a robot or an integration.
    if (mayReadUsers && 'responsible_user_id' in record && record.responsible_user_id !== 0) {
      await metadata
        .find(['users'], () => metadata.user(record.responsible_user_id))
        .catch((error) => {
          if (!(error instanceof ForbiddenError)) throw error;
          // amoCRM lists users for administrators only, and would say so again for every change.
          mayReadUsers = false;
        });
    }
  };

  return async (records) => {
    try {
      for (const record of records) await renew(record);
    } catch {
      // The other records would meet the same, each after its retries.
    }
  };
}
