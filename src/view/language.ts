/** The texts of the views in both languages, and how values are written in them. */

/** A language of the views. */
export type Language = 'ru' | 'en';

const english = {
  waiting: 'Waiting for the answer…',
  failed: 'The answer cannot be shown as a picture.',
  empty: 'There is nothing to show.',
  incomplete: 'Not all records could be counted: the figures are too low.',
  notOver: 'The period is not over: these figures will grow.',
  total: 'Deals',
  won: 'Won',
  lost: 'Lost',
  open: 'Open',
  winRate: 'Win rate',
  count: 'Number',
  amount: 'Amount',
  byStatus: 'By stage',
  byClosedMonth: 'By month',
  byResponsible: 'By manager',
  byLossReason: 'By loss reason',
  byPipeline: 'By pipeline',
  groups: 'By group',
  others: 'Others',
  none: 'Not set',
  show: 'Show',
  measure: 'Measure',
  funnel: 'Funnel',
  entered: 'Entered',
  stillHere: 'still here',
  lostHere: 'lost',
  toNext: 'to the next stage',
  days: 'days',
  board: 'Board',
  pipeline: 'Pipeline',
  moveTo: 'Move to',
  moved: 'Moved',
  ofListed: 'Sums are of the deals shown.',
  timeline: 'Timeline',
  CALL: 'Call',
  EVENT: 'Change',
  MESSAGE: 'Message',
  NOTE: 'Note',
  TASK: 'Task',
  due: 'due',
  done: 'done',
  seconds: 's',
};

const russian: typeof english = {
  waiting: 'Ждём ответа…',
  failed: 'Этот ответ нельзя показать картинкой.',
  empty: 'Показывать нечего.',
  incomplete: 'Учтены не все записи: цифры занижены.',
  notOver: 'Период ещё не закончился: цифры вырастут.',
  total: 'Сделки',
  won: 'Выиграно',
  lost: 'Проиграно',
  open: 'В работе',
  winRate: 'Доля побед',
  count: 'Количество',
  amount: 'Сумма',
  byStatus: 'По этапам',
  byClosedMonth: 'По месяцам',
  byResponsible: 'По менеджерам',
  byLossReason: 'По причинам отказа',
  byPipeline: 'По воронкам',
  groups: 'По группам',
  others: 'Прочие',
  none: 'Не указано',
  show: 'Показать',
  measure: 'Показатель',
  funnel: 'Воронка',
  entered: 'Вошло',
  stillHere: 'на этапе',
  lostHere: 'потеряно',
  toNext: 'в следующий этап',
  days: 'дн.',
  board: 'Доска',
  pipeline: 'Воронка',
  moveTo: 'Перенести в',
  moved: 'Перенесено',
  ofListed: 'Суммы — по показанным сделкам.',
  timeline: 'История',
  CALL: 'Звонок',
  EVENT: 'Изменение',
  MESSAGE: 'Сообщение',
  NOTE: 'Примечание',
  TASK: 'Задача',
  due: 'срок',
  done: 'выполнена',
  seconds: 'с',
};

/** The texts of one language. */
export type Texts = typeof english;

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
      const style = currency ? ({ style: 'currency', currency } as const) : {};
      return new Intl.NumberFormat(locale, { ...style, ...digits }).format(value);
    },
    month: (text) => (/^\d{4}-\d{2}$/.test(text) ? month.format(new Date(`${text}-01T00:00:00Z`)) : text),
    time(text) {
      const date = new Date(text);
      return Number.isNaN(date.getTime()) ? text : time.format(date);
    },
  };
}
