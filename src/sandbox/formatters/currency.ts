import type { CurrencyRow } from '../metadata.ts';

/** A currency, as the vendor prints it. */
export function formatCurrency({ code }: CurrencyRow): unknown {
  return { code };
}
