import { type BatchOutcome, sendItems, sendWhole } from './batch.ts';
import { listAll, type Send } from './list.ts';
import { type Json, parseId, parseNumber, parseText } from './parse.ts';
import { fillPath } from './transport/index.ts';

/** Why a lead was lost. */
export interface LossReason {
  id: number;
  name: string;
  sort: number;
}

/** A loss reason to be created. */
export interface LossReasonWrite {
  name: string;
  sort?: number;
}

const path = '/leads/loss_reasons';
const route = '/leads/loss_reasons/{id}';

/** `/leads/loss_reasons`: no method changes one (amoCRM API v4, Loss reasons). */
export function lossReasonRoutes(send: Send) {
  return {
    all: (): Promise<LossReason[]> => listAll(send, path, 'loss_reasons', parseLossReason),
    create: (reasons: readonly LossReasonWrite[]): Promise<BatchOutcome<LossReason>[]> =>
      sendItems(send, { method: 'POST', path, key: 'loss_reasons', parse: parseLossReason }, reasons),
    async delete(id: number): Promise<void> {
      await sendWhole(send, { method: 'DELETE', route, path: fillPath(route, { id }) });
    },
  };
}

function parseLossReason(item: Json): LossReason {
  return { id: parseId(item.id, 'a loss reason'), name: parseText(item.name), sort: parseNumber(item.sort) };
}
