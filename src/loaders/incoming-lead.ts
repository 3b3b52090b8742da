import DataLoader from 'dataloader';
import type { Amocrm, IncomingLead } from '../amocrm/index.ts';
import type { LoadPace } from './pace.ts';

/** Incoming leads by their uids; null for those that were accepted or declined, or never came in. */
export function createIncomingLeadLoader(amocrm: Amocrm, pace: LoadPace): DataLoader<string, IncomingLead | null> {
  return new DataLoader(
    async (uids) => {
      pace.load(uids.length);
      const [only = ''] = uids;
      if (uids.length === 1) return [await amocrm.incomingLeads.get(only)];
      const byUid = new Map((await amocrm.incomingLeads.byUids(uids)).map((lead) => [lead.uid, lead]));
      return uids.map((uid) => byUid.get(uid) ?? null);
    },
    { batchScheduleFn: pace.schedule.bind(pace) },
  );
}
