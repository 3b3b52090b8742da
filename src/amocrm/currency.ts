import { listAll, type Send } from './list.ts';
import { type Json, parseText } from './parse.ts';

/** A currency that fields of the account can have. */
export interface Currency {
  /** ISO 4217. */
  code: string;
}

/** `GET /currencies` (amoCRM API v4, Currencies). */
export function currencyRoutes(send: Send) {
  return { all: (): Promise<Currency[]> => listAll(send, '/currencies', 'currencies', parseCurrency) };
}

export function parseCurrency(item: Json): Currency {
  return { code: parseText(item.code) };
}
