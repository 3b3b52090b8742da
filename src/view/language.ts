/** The languages of the views, and how values are written in them. */
import { english, russian, type Texts } from './text.ts';

/** A language of the views. */
export type Language = 'ru' | 'en';

export type { Texts } from './text.ts';

/** How values are written. */
export interface Format {
  language: Language;
  texts: Texts;
  number(value: number): string;
  /** In the account's currency, in whole units if there is no fraction. */
  money(value: number, currency: string | undefined): string;
  percent(rate: number): string;
  /** `2026-11` as the name of a month; every other text stays. */
  month(text: string): string;
  time(text: string): string;
}

/** Russian for a Russian locale, otherwise English. */
export function toLanguage(locale: string | undefined): Language {
  return /^ru\b/i.test(locale ?? '') ? 'ru' : 'en';
}

/** Creates the format of a language. @param timeZone of the reader; the browser's if omitted */
export function createFormat(language: Language, timeZone?: string): Format {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone && { timeZone }),
  });
  return {
    language,
    texts: language === 'ru' ? russian : english,
    number: (value) => number.format(value),
    percent: (rate) => percent.format(rate),
    money(value, currency) {
      const digits = { maximumFractionDigits: Number.isInteger(value) ? 0 : 2 };
      const style = currency ? ({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const) : {};
      return new Intl.NumberFormat(locale, { ...style, ...digits }).format(value);
    },
    month: (text) => (/^\d{4}-\d{2}$/.test(text) ? month.format(new Date(`${text}-01T00:00:00Z`)) : text),
    time(text) {
      const date = new Date(text);
      return Number.isNaN(date.getTime()) ? text : time.format(date);
    },
  };
}
