/** The groups of a report as a table: what they have in common, and a column for each figure. */
import type { Cell, Column, ColumnType, Row, Table } from '../../export/table.ts';
import type { BreakdownGroup, Figures } from '../../replica/question/lead-breakdown.ts';
import type { SettingNames } from '../../replica/question/related.ts';
import type { BreakdownAnswer, LeadGroupBy } from '../lead-breakdown.ts';
import {
  type FigureName,
  type FigureScope,
  isWanted,
  leadFigures,
  readFigure,
  subtractFigure,
} from '../lead-figure.ts';
import { toExact } from '../price.ts';
import type { LeadState } from '../stage.ts';
import type { Language } from './column.ts';
import { stateNames } from './lead.ts';

/** What the file and its sheet are called. */
export const leadReportTitle: Readonly<Record<Language, string>> = { ru: 'Отчёт по сделкам', en: 'Lead report' };

/** How many rows are written at a time. */
const stepRows = 1_000;

const figureTitles: Readonly<Record<Language, Record<FigureName, string>>> = {
  ru: {
    count: 'Сделок',
    amount: 'Сумма',
    averageAmount: 'Средняя сумма',
    medianAmount: 'Медиана суммы',
    wonCount: 'Успешных',
    wonAmount: 'Сумма успешных',
    lostCount: 'Потерянных',
    lostAmount: 'Сумма потерянных',
    openCount: 'В работе',
    openAmount: 'Сумма в работе',
    closedCount: 'Закрытых',
    winRate: 'Доля успешных',
    timedCount: 'Закрытых с датой',
    medianDaysToClose: 'Дней до закрытия, медиана',
    p90DaysToClose: 'Дней до закрытия, 90 %',
  },
  en: {
    count: 'Leads',
    amount: 'Amount',
    averageAmount: 'Average amount',
    medianAmount: 'Median amount',
    wonCount: 'Won',
    wonAmount: 'Won amount',
    lostCount: 'Lost',
    lostAmount: 'Lost amount',
    openCount: 'Open',
    openAmount: 'Open amount',
    closedCount: 'Closed',
    winRate: 'Win rate',
    timedCount: 'Closed with a date',
    medianDaysToClose: 'Days to close, median',
    p90DaysToClose: 'Days to close, 90 %',
  },
};

const partTitles: Readonly<Record<Language, { before: string; change: string }>> = {
  ru: { before: 'ранее', change: 'изменение' },
  en: { before: 'before', change: 'change' },
};

const groupingTitles: Readonly<Record<Language, Record<LeadGroupBy, string>>> = {
  ru: {
    PIPELINE: 'Воронка',
    STATUS: 'Этап',
    STATE: 'Состояние',
    RESPONSIBLE: 'Ответственный',
    LOSS_REASON: 'Причина отказа',
    TAG: 'Тег',
    SOURCE: 'Источник',
    COMPANY: 'Компания',
    CREATED_DAY: 'День создания',
    CREATED_WEEK: 'Неделя создания',
    CREATED_MONTH: 'Месяц создания',
    CREATED_QUARTER: 'Квартал создания',
    CLOSED_DAY: 'День закрытия',
    CLOSED_WEEK: 'Неделя закрытия',
    CLOSED_MONTH: 'Месяц закрытия',
    CLOSED_QUARTER: 'Квартал закрытия',
    UPDATED_DAY: 'День изменения',
    UPDATED_WEEK: 'Неделя изменения',
    UPDATED_MONTH: 'Месяц изменения',
    UPDATED_QUARTER: 'Квартал изменения',
  },
  en: {
    PIPELINE: 'Pipeline',
    STATUS: 'Status',
    STATE: 'State',
    RESPONSIBLE: 'Responsible',
    LOSS_REASON: 'Loss reason',
    TAG: 'Tag',
    SOURCE: 'Source',
    COMPANY: 'Company',
    CREATED_DAY: 'Day of creation',
    CREATED_WEEK: 'Week of creation',
    CREATED_MONTH: 'Month of creation',
    CREATED_QUARTER: 'Quarter of creation',
    CLOSED_DAY: 'Day of closing',
    CLOSED_WEEK: 'Week of closing',
    CLOSED_MONTH: 'Month of closing',
    CLOSED_QUARTER: 'Quarter of closing',
    UPDATED_DAY: 'Day of the last change',
    UPDATED_WEEK: 'Week of the last change',
    UPDATED_MONTH: 'Month of the last change',
    UPDATED_QUARTER: 'Quarter of the last change',
  },
};

/** One row: a group, or all leads of a report without groups. */
type Item = Pick<BreakdownGroup, 'keys' | 'now' | 'before'>;

type ReportColumn = Column & { cell(item: Item): Cell };

/** The table of a breakdown with all of its groups, in their order. A breakdown without groups has one row. */
export function toLeadReportTable(
  answer: BreakdownAnswer,
  { language, names }: { language: Language; names: SettingNames },
): Table {
  const isGrouped = answer.groupings.length > 0;
  const items: Item[] = isGrouped ? answer.groups : [{ ...answer.total, keys: [] }];
  const columns = [
    ...answer.groupings.flatMap((grouping, place) => keyColumns(grouping, place, { language, names })),
    ...figureColumns(answer, isGrouped ? 'groups' : 'total', language),
  ];
  async function* toSteps(): AsyncGenerator<Row[]> {
    for (let start = 0; start < items.length; start += stepRows) {
      yield items.slice(start, start + stepRows).map((item) => columns.map(({ cell }) => cell(item)));
    }
  }
  return { columns: columns.map(({ key, title, type }) => ({ key, title, type })), steps: toSteps() };
}

/** What the leads without a value are called: a row without a name would look like a total. */
const noneNames: Readonly<Record<Language, string>> = { ru: '(не указано)', en: '(not set)' };

/** Its name and, where it has one, its id. */
function keyColumns(
  { by, field, fieldId }: BreakdownAnswer['groupings'][number],
  place: number,
  { language, names }: { language: Language; names: SettingNames },
): ReportColumn[] {
  const title = by === 'CUSTOM_FIELD' ? (field ?? '') : groupingTitles[language][by];
  const valuesOf = ({ keys }: Item) => keys[place]?.values ?? [];
  const isNone = (item: Item) => valuesOf(item)[0] === 0 || valuesOf(item)[0] === '';
  const name = (item: Item): Cell => {
    const [value] = valuesOf(item);
    if (isNone(item)) return noneNames[language];
    return keyOf(item, place)?.label ?? (typeof value === 'string' ? value : null);
  };
  const id = (key: string, heading: string, part = 0): ReportColumn => ({
    key,
    title: `${heading}, ID`,
    type: 'id',
    cell: (item) => (isNone(item) ? null : valuesOf(item)[part]),
  });
  const text = (key: string, heading: string, cell: ReportColumn['cell']): ReportColumn => ({
    key,
    title: heading,
    type: 'text',
    cell,
  });
  const key = by.toLowerCase();
  switch (by) {
    case 'CUSTOM_FIELD':
      return [text(`field_${fieldId}`, title, name)];
    case 'STATE':
      return [text(key, title, (item) => stateNames[language][valuesOf(item)[0] as LeadState])];
    case 'STATUS': {
      const pipeline = groupingTitles[language].PIPELINE;
      const pipelineName = (item: Item) => names.pipelines.get(Number(valuesOf(item)[0])) ?? null;
      return [
        id('status_pipeline_id', pipeline),
        text('status_pipeline', pipeline, pipelineName),
        id('status_id', title, 1),
        text(key, title, name),
      ];
    }
    case 'PIPELINE':
    case 'RESPONSIBLE':
    case 'LOSS_REASON':
    case 'TAG':
    case 'SOURCE':
    case 'COMPANY':
      return [id(`${key}_id`, title), text(key, title, name)];
    default:
      return [text(key, title, name)];
  }
}

function keyOf({ keys }: Item, place: number) {
  return keys[place];
}

const columnTypes = { count: 'integer', money: 'money', rate: 'number', days: 'number' } as const satisfies Record<
  string,
  ColumnType
>;

/** The figures that were asked for, each with its value in the earlier period and the change, if there is one. */
function figureColumns(answer: BreakdownAnswer, of: 'total' | 'groups', language: Language): ReportColumn[] {
  const { snapshot, measures, hasWinRate, comparison } = answer;
  const scope: FigureScope = { currency: snapshot.currency, measures, hasWinRate: hasWinRate[of] };
  const unit = snapshot.currency === null ? '' : `, ${snapshot.currency}`;
  return leadFigures
    .filter(([, figure]) => isWanted(figure, measures))
    .flatMap(([name, figure]): ReportColumn[] => {
      const key = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const title = `${figureTitles[language][name]}${figure.kind === 'money' ? unit : ''}`;
      const type = columnTypes[figure.kind];
      const toCell = (value: number | null): Cell => (value !== null && type === 'money' ? toExact(value) : value);
      const read = (own: Figures | null) => own && readFigure(figure, own, scope);
      const now: ReportColumn = { key, title, type, cell: (item) => toCell(read(item.now)) };
      if (!comparison) return [now];
      const { before, change } = partTitles[language];
      return [
        now,
        { key: `${key}_before`, title: `${title}, ${before}`, type, cell: (item) => toCell(read(item.before)) },
        {
          key: `${key}_change`,
          title: `${title}, ${change}`,
          type,
          cell: (item) => toCell(subtractFigure(figure, read(item.now), read(item.before))),
        },
      ];
    });
}
