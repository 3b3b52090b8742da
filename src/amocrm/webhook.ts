import { sendWhole } from './batch.ts';
import { printParameters, type Send } from './list.ts';
import {
  isObject,
  type Json,
  parseBoolean,
  parseId,
  parseNumber,
  parseRows,
  parseText,
  parseTimeOrNull,
} from './parse.ts';

/** A subscription to changes (amoCRM API v4, Webhooks): administrators only. */
export interface Webhook {
  id: number;
  destination: string;
  /** Codes of the events that are delivered, such as `add_lead`. */
  settings: string[];
  /** amoCRM switches a subscription off after too many bad answers; only subscribing again switches it on. */
  disabled: boolean;
  created_by: number;
  /** Null in some answers to a subscription. */
  created_at: number | null;
  updated_at: number | null;
}

/** The codes that the documentation names (amoCRM API v4, Webhooks); others can be chosen in the interface only. */
export const webhookEvents = [
  ...['add_lead', 'update_lead', 'delete_lead', 'restore_lead', 'status_lead', 'responsible_lead', 'note_lead'],
  ...['add_contact', 'update_contact', 'delete_contact', 'restore_contact', 'responsible_contact', 'note_contact'],
  ...['add_company', 'update_company', 'delete_company', 'restore_company', 'responsible_company', 'note_company'],
  ...['add_customer', 'update_customer', 'delete_customer', 'responsible_customer', 'note_customer'],
  ...['add_task', 'update_task', 'delete_task', 'responsible_task'],
  ...['add_talk', 'update_talk', 'add_message', 'add_chat_template_review'],
] as const;

const path = '/webhooks';

export function webhookRoutes(send: Send) {
  return {
    /** @param destination only the subscription of this address */
    async list(destination?: string): Promise<Webhook[]> {
      const query = destination === undefined ? '' : printParameters([['filter[destination]', destination]]);
      const { body } = await send({ method: 'GET', route: path, path, query });
      return parseRows(body, 'webhooks').map(parseWebhook);
    },
    /** Subscribes an address, or replaces the events of its subscription. */
    async subscribe(destination: string, settings: readonly string[]): Promise<Webhook> {
      const { body } = await sendWhole(send, { method: 'POST', route: path, path, body: { destination, settings } });
      return parseWebhook(isObject(body) ? body : {});
    },
    /** @throws {NotFoundError} if the address is not subscribed */
    async unsubscribe(destination: string): Promise<void> {
      await send({ method: 'DELETE', route: path, path, body: { destination } });
    },
  };
}

/** The answer to a subscription has the codes as keys of an object, the list has them as a list. */
export function parseWebhook(item: Json): Webhook {
  const { settings } = item;
  return {
    id: parseId(item.id, 'a webhook'),
    destination: parseText(item.destination),
    settings: Array.isArray(settings) ? settings.map(parseText) : isObject(settings) ? Object.keys(settings) : [],
    disabled: parseBoolean(item.disabled),
    created_by: parseNumber(item.created_by),
    created_at: parseTimeOrNull(item.created_at),
    updated_at: parseTimeOrNull(item.updated_at),
  };
}
