import { type CustomersMode, parseCustomersMode } from './customers-mode.ts';
import type { Send } from './list.ts';
import { parseBoolean, parseEmbedded, parseId, parseNumber, parsePart, parseText, parseTextOrNull } from './parse.ts';

/** amoCRM's entities: what has a card, custom fields, tags, notes and links. */
export type EntityType = 'leads' | 'contacts' | 'companies' | 'customers';

/** The account of the token, with its settings. */
export interface Account {
  id: number;
  name: string;
  subdomain: string;
  country: string | null;
  currency: string | null;
  /** In which its users see amoCRM: `ru`, `en` and others. */
  language: string | null;
  current_user_id: number;
  /** IANA name. */
  timezone: string;
  is_api_filter_enabled: boolean | null;
  /** null if amoCRM does not say, or for a mode that is newer than this client. */
  customers_mode: CustomersMode | null;
  /** Address of the service that has the account's files; null if amoCRM named none. */
  drive_url: string | null;
  users_groups: { id: number; name: string }[];
  task_types: { id: number; name: string; code: string | null }[];
}

/** `GET /account` (amoCRM API v4, Account). */
export function accountRoutes(send: Send) {
  return {
    async get(): Promise<Account> {
      const query = 'with=users_groups,task_types,datetime_settings,is_api_filter_enabled,drive_url';
      const { body } = await send({ method: 'GET', route: '/account', path: '/account', query });
      return parseAccount(body);
    },
  };
}

/** @param body the answer of `GET /account` */
export function parseAccount(body: unknown): Account {
  const account = parsePart(body);
  const embedded = parsePart(account._embedded);
  const flag = account.is_api_filter_enabled;
  return {
    id: parseId(account.id, 'the account'),
    name: parseText(account.name),
    subdomain: parseText(account.subdomain),
    country: parseTextOrNull(account.country),
    currency: parseTextOrNull(account.currency),
    language: parseTextOrNull(account.language),
    current_user_id: parseNumber(account.current_user_id),
    timezone: parseTextOrNull(parsePart(embedded.datetime_settings).timezone) ?? 'UTC',
    is_api_filter_enabled: flag === undefined ? null : parseBoolean(flag),
    customers_mode: parseCustomersMode(account.customers_mode),
    drive_url: parseTextOrNull(account.drive_url),
    users_groups: parseEmbedded(body, 'users_groups').map((group) => ({
      id: parseId(group.id, 'a user group'),
      name: parseText(group.name),
    })),
    task_types: parseEmbedded(body, 'task_types').map((type) => ({
      id: parseId(type.id, 'a task type'),
      name: parseText(type.name),
      code: parseTextOrNull(type.code),
    })),
  };
}
