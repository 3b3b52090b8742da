/** Writes amounts in the account's currency, which amoCRM keeps in whole units. */
export function moneyWriter(currency: string | null | undefined): (amount: number) => string {
  const style = currency ? ({ style: 'currency', currency, maximumFractionDigits: 0 } as const) : {};
  const format = new Intl.NumberFormat('ru-RU', style);
  return (amount) => format.format(amount);
}
