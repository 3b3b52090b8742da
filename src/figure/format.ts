/** The languages of figures, and how they are written. */
import { english, type FigureTexts, russian } from './text.ts';

/** A language of the views and the pictures. */
export type Language = 'ru' | 'en';

/** How figures are written. */
export interface FigureFormat {
  language: Language;
  texts: FigureTexts;
  number(value: number): string;
  /** In the account's currency, in whole units if there is no fraction. */
  money(value: number, currency: string | undefined): string;
  percent(rate: number): string;
  /** `2026-11` as the name of a month; every other text stays. */
  month(text: string): string;
}

/** Russian for a Russian locale, otherwise English. */
export function toLanguage(locale: string | undefined): Language {
  return /^ru\b/i.test(locale ?? '') ? 'ru' : 'en';
}

/** The locale in which a language's numbers and times are written. */
export function toLocale(language: Language): string {
  return language === 'ru' ? 'ru-RU' : 'en-GB';
}

/** Creates the format of a language. */
export function createFigureFormat(language: Language): FigureFormat {
  const locale = toLocale(language);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
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
  };
}
