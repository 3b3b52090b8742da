import type { LossReason, LossReasonWrite } from '../amocrm/index.ts';
import { settingNotFound } from '../errors/candidate.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { asAdmin } from './write/admin.ts';
import { one, sendBatch } from './write/batch.ts';
import { createSettings } from './write/create-setting.ts';

/** What only administrators may do, for errors. */
const work = 'change loss reasons';

/** Creates a loss reason, behind the others unless `sort` says otherwise. */
export async function createLossReason(
  { name, sort }: { name: string; sort?: Nullish<number> },
  context: Context,
): Promise<LossReason> {
  const { amocrm, metadata } = context;
  const known = () => metadata.lossReasons();
  const prepare = async (): Promise<LossReasonWrite> => {
    const last = Math.max(0, ...(await known()).map((reason) => reason.sort));
    return { name, sort: sort ?? last + 10 };
  };
  const send = (writes: LossReasonWrite[]) =>
    createSettings(context, writes, {
      name: 'lossReasons',
      known,
      list: () => amocrm.lossReasons.all(),
      send: (items) => amocrm.lossReasons.create(items),
      compare: ['name'],
    });
  // The documentation does not show the answer: what it lacks is as it was sent.
  const present = (sent: LossReasonWrite, made: LossReason): LossReason => ({
    ...made,
    name: made.name || sent.name,
    sort: made.sort || (sent.sort ?? 0),
  });
  return asAdmin(work, () => one(sendBatch([name], prepare, send, present, context))).finally(() =>
    metadata.renew('lossReasons'),
  );
}

/** Deletes a loss reason. @throws {NotFoundError} for an unknown one, naming the known ones */
export async function deleteLossReason(id: string, context: Context): Promise<string> {
  const { amocrm, metadata } = context;
  if (!(await metadata.find(['lossReasons'], () => metadata.lossReason(Number(id))))) {
    throw settingNotFound([id], 'a loss reason', await metadata.lossReasons());
  }
  await asAdmin(work, () => amocrm.lossReasons.delete(Number(id))).finally(() => metadata.renew('lossReasons'));
  return id;
}
