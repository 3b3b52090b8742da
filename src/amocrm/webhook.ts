import type { Send } from './list.ts';
import { isObject, type Json, parseBoolean, parseId, parseNumber, parseRows, parseText } from './parse.ts';

/** A subscription to changes (amoCRM API v4, Webhooks): administrators only. */
export interface Webhook {
  id: number;
  destination: string;
  /** Codes of the events that are delivered, such as `add_lead`. */
  settings: string[];
  /** amoCRM switches a subscription off after too many bad answers; only subscribing again switches it on. */
  disabled: boolean;
  updated_at: number;
}

const path = '/webhooks';

export function webhookRoutes(send: Send) {
  return {
    async list(): Promise<Webhook[]> {
      const { body } = await send({ method: 'GET', route: path, path });
      return parseRows(body, 'webhooks').map(parseWebhook);
    },
    /** Subscribes an address, or replaces the events of its subscription. */
    async subscribe(destination: string, settings: readonly string[]): Promise<Webhook> {
      const { body } = await send({ method: 'POST', route: path, path, body: { destination, settings } });
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
    updated_at: parseNumber(item.updated_at),
  };
}
