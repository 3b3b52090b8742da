import type { Send } from './list.ts';
import { parseBoolean, parsePart } from './parse.ts';

/** Whether the account has a catalog of products. */
export interface ProductSettings {
  is_enabled: boolean;
}

/** `GET /products/settings` (amoCRM API v4, Products). */
export function productSettingsRoutes(send: Send) {
  const path = '/products/settings';
  return {
    async get(): Promise<ProductSettings> {
      const { body } = await send({ method: 'GET', route: path, path });
      return { is_enabled: parseBoolean(parsePart(body).is_enabled) };
    },
  };
}
