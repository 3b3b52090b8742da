/** The languages of the views, and how values are written in them. */
import { createFigureFormat, type FigureFormat, type Language, toLocale } from '../figure/format.ts';
import { english, russian, type Texts } from './text.ts';

export { type Language, toLanguage } from '../figure/format.ts';
export type { Texts } from './text.ts';

/** How values are written. */
export interface Format extends FigureFormat {
  texts: Texts;
  time(text: string): string;
}

/** Creates the format of a language. @param timeZone of the reader; the browser's if omitted */
export function createFormat(language: Language, timeZone?: string): Format {
  const time = new Intl.DateTimeFormat(toLocale(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone && { timeZone }),
  });
  return {
    ...createFigureFormat(language),
    texts: language === 'ru' ? russian : english,
    time(text) {
      const date = new Date(text);
      return Number.isNaN(date.getTime()) ? text : time.format(date);
    },
  };
}
