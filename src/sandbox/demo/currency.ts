import type { CurrencyRow } from '../metadata.ts';

/** The currencies that fields may have; the account's own is the first. */
export const currencies: readonly CurrencyRow[] = [{ code: 'RUB' }, { code: 'USD' }, { code: 'EUR' }, { code: 'CNY' }];
