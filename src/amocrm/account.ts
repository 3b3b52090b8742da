import type { Send } from './list.ts';
import { readBoolean, readEmbedded, readId, readNumber, readPart, readText, readTextOrNull } from './read.ts';

/** amoCRM's entities: what has a card, custom fields, tags, notes and links. */
export type EntityType = 'leads' | 'contacts' | 'companies';

/** The account of the token, with its settings. */
export interface Account {
  id: number;
  name: string;
  subdomain: string;
  country: string | null;
  currency: string | null;
  current_user_id: number;
  /** IANA name. */
  timezone: string;
  is_api_filter_enabled: boolean | null;
  users_groups: { id: number; name: string }[];
  task_types: { id: number; name: string; code: string | null }[];
}

/** `GET /account` (amoCRM API v4, Account). */
export function accountRoutes(send: Send) {
  return {
    async get(): Promise<Account> {
      const query = 'with=users_groups,task_types,datetime_settings,is_api_filter_enabled';
      const { body } = await send({ method: 'GET', route: '/account', path: '/account', query });
      return parseAccount(body);
    },
  };
}

/** @param body the answer of `GET /account` */
export function parseAccount(body: unknown): Account {
  const account = readPart(body);
  const embedded = readPart(account._embedded);
  const flag = account.is_api_filter_enabled;
  return {
    id: readId(account.id, 'the account'),
    name: readText(account.name),
    subdomain: readText(account.subdomain),
    country: readTextOrNull(account.country),
    currency: readTextOrNull(account.currency),
    current_user_id: readNumber(account.current_user_id),
    timezone: readTextOrNull(readPart(embedded.datetime_settings).timezone) ?? 'UTC',
    is_api_filter_enabled: flag === undefined ? null : readBoolean(flag),
    users_groups: readEmbedded(body, 'users_groups').map((group) => ({
      id: readId(group.id, 'a user group'),
      name: readText(group.name),
    })),
    task_types: readEmbedded(body, 'task_types').map((type) => ({
      id: readId(type.id, 'a task type'),
      name: readText(type.name),
      code: readTextOrNull(type.code),
    })),
  };
}
