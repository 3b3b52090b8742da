import { ForbiddenError } from '../errors/index.ts';
import type { Metadata } from '../loaders/metadata.ts';
import type { LiveRecord } from './read-back.ts';

/**
 * Refreshes the settings when records name a status or a user that is not in them: it is new, and subscribers ask for its
 * name.
 *
 * @returns never rejects: a change is published without the names as well, and a subscriber that asks for them gets the error
 */
export function createSettingsRefresh(metadata: Metadata): (records: Iterable<LiveRecord>) => Promise<void> {
  let mayReadUsers = true;

  const renew = async (record: LiveRecord) => {
    if ('pipeline_id' in record && 'status_id' in record) {
      await metadata.find(['pipelines'], () => metadata.status(record.pipeline_id, record.status_id));
    }
    // 0 means a robot or an integration.
    if (mayReadUsers && 'responsible_user_id' in record && record.responsible_user_id !== 0) {
      await metadata
        .find(['users'], () => metadata.user(record.responsible_user_id))
        .catch((error) => {
          if (!(error instanceof ForbiddenError)) throw error;
          // amoCRM lists users for administrators only, and would refuse again for every change.
          mayReadUsers = false;
        });
    }
  };

  return async (records) => {
    try {
      for (const record of records) await renew(record);
    } catch {
      // The other records would fail in the same way, each after its retries.
    }
  };
}
