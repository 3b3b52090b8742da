import { listAll, type Send } from './list.ts';
import { type Json, parseId, parseText } from './parse.ts';

/** Why a lead was lost. */
export interface LossReason {
  id: number;
  name: string;
}

/** `GET /leads/loss_reasons` (amoCRM API v4, Loss reasons). */
export function lossReasonRoutes(send: Send) {
  return { all: (): Promise<LossReason[]> => listAll(send, '/leads/loss_reasons', 'loss_reasons', parseLossReason) };
}

function parseLossReason(item: Json): LossReason {
  return { id: parseId(item.id, 'a loss reason'), name: parseText(item.name) };
}
