/** Writes amounts in the account's currency; minor units only where there are some. */
export function moneyWriter(currency: string | null | undefined): (amount: number) => string {
  const style = currency ? ({ style: 'currency', currency } as const) : {};
  const exact = new Intl.NumberFormat('ru-RU', style);
  const whole = new Intl.NumberFormat('ru-RU', { ...style, maximumFractionDigits: 0 });
  return (amount) => (Number.isInteger(amount) ? whole : exact).format(amount);
}
