/** The texts of reports and funnels. */

/** The texts of one language. */
export type FigureTexts = typeof english;

/** English. */
export const english = {
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
  funnel: 'Funnel',
  entered: 'Entered',
  stillHere: 'still here',
  lostHere: 'lost',
  toNext: 'to the next stage',
  days: 'days',
  report: 'Report',
  andMore: 'and {count} more',
};

/** Russian. */
export const russian: FigureTexts = {
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
  funnel: 'Воронка',
  entered: 'Вошло',
  stillHere: 'на этапе',
  lostHere: 'потеряно',
  toNext: 'в следующий этап',
  days: 'дн.',
  report: 'Отчёт',
  andMore: 'и ещё {count}',
};
