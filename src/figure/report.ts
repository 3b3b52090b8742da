/** A report on leads: totals, and bars by one property. */
import type { DealsReport, Figures, LeadsAnalysis, ReportRow } from './answer.ts';
import type { BarRow, TileRow } from './bar.ts';
import type { FigureFormat } from './format.ts';
import type { FigureTexts } from './text.ts';

/** What the bars show. */
export type Measure = 'count' | 'amount';

/** A row before it is drawn. */
interface Row extends Figures {
  key: string;
  label: string;
  /** Whether the row compares won and lost leads. */
  isSplit?: boolean;
  /** Whether it stands for the rows that are not listed. */
  isRest?: boolean;
}

/** The groups of a report by one property. */
export interface Grouping {
  name: keyof FigureTexts;
  rows: Row[];
  isRanked?: boolean;
  /** How many rows of the answer were cut because it was too large. */
  cutCount: number;
}

/** What both tools' answers are converted to. */
export interface Report {
  currency: string | undefined;
  complete: boolean;
  total: Figures;
  groupings: Grouping[];
}

/** The totals of a report. */
export function listTotals({ total, currency }: Report, format: FigureFormat): TileRow[] {
  const { texts } = format;
  const tile = (label: string, count: number | undefined, amount: number | undefined) => {
    if (count === undefined) return [];
    return [
      { label, value: format.number(count), note: amount === undefined ? undefined : format.money(amount, currency) },
    ];
  };
  return [
    ...tile(texts.total, total.count, total.amount),
    ...tile(texts.won, total.won_count, total.won_amount),
    ...tile(texts.lost, total.lost_count, total.lost_amount),
    ...tile(texts.open, total.open_count, total.open_amount),
    ...(total.win_rate === undefined ? [] : [{ label: texts.winRate, value: format.percent(total.win_rate) }]),
  ];
}

/** The bars of a grouping. */
export function listBars(grouping: Grouping, measure: Measure, { currency }: Report, format: FigureFormat): BarRow[] {
  return order(grouping, measure).map((row) => toBar(row, measure, currency, format));
}

/** The largest first, by what is shown; a caller's own groups and months keep their order. */
function order({ rows, isRanked }: Grouping, measure: Measure): Row[] {
  if (!isRanked) return rows;
  return rows.toSorted(
    (one, other) =>
      Number(one.isRest ?? false) - Number(other.isRest ?? false) || (other[measure] ?? 0) - (one[measure] ?? 0),
  );
}

function toBar(row: Row, measure: Measure, currency: string | undefined, format: FigureFormat): BarRow {
  const part = (count: number | undefined, amount: number | undefined, tone?: 'won' | 'lost') => {
    const value = (measure === 'amount' ? amount : count) ?? 0;
    const text = measure === 'amount' ? format.money(value, currency) : format.number(value);
    return { value, text, ...(tone && { tone }) };
  };
  const { key, label } = row;
  if (!row.isSplit) return { key, label, parts: [part(row.count, row.amount)] };
  return {
    key,
    label,
    parts: [part(row.won_count, row.won_amount, 'won'), part(row.lost_count, row.lost_amount, 'lost')],
  };
}

/** What answers call the group without a value; people read it in their language. */
const notSet = '(not set)';

/** Reads the answer of `get_deals_report` or `analyze_leads`. */
export function toReport(answer: DealsReport | LeadsAnalysis, format: FigureFormat): Report {
  const { texts } = format;
  if ('lead_report' in answer && answer.lead_report) {
    const { total = {}, groups = [], others, currency, complete } = answer.lead_report;
    const rows: Row[] = groups.map(({ keys = [], ...figures }) => ({
      ...figures,
      key: keys.map(({ key, label }) => key ?? label).join(' '),
      label: keys.map(({ key, label }) => format.month(key === undefined ? texts.none : (label ?? key))).join(' · '),
    }));
    if (others?.group_count) rows.push({ ...others, key: 'others', label: texts.others });
    return {
      currency,
      complete: complete !== false,
      total,
      groupings: rows.length > 0 ? [{ name: 'groups', rows, cutCount: countCut(answer.lead_report, 'groups') }] : [],
    };
  }
  const report = answer as DealsReport;
  const pipelines = new Set((report.by_status ?? []).map(({ pipeline }) => pipeline));
  const nameStatus = ({ status, pipeline }: ReportRow) =>
    pipelines.size > 1 && typeof pipeline === 'string' && status?.name ? `${status.name} · ${pipeline}` : status?.name;
  const ranked = (name: Grouping['name'], list: GroupList, label: (row: ReportRow) => string | undefined) => ({
    name,
    isRanked: true,
    rows: toRows(report[list], label, texts),
    cutCount: countCut(report, list),
  });
  const nameMonth = ({ month }: ReportRow) => month && format.month(month);
  const groupings: Grouping[] = [
    ranked('byStatus', 'by_status', nameStatus),
    {
      name: 'byClosedMonth',
      rows: toRows(report.by_closed_month, nameMonth, texts).map((row) => ({ ...row, isSplit: true })),
      cutCount: countCut(report, 'by_closed_month'),
    },
    ranked('byResponsible', 'by_responsible', ({ responsible }) => responsible?.name),
    ranked('byLossReason', 'by_loss_reason', ({ loss_reason: reason }) => (reason === notSet ? undefined : reason)),
    ranked('byPipeline', 'by_pipeline', ({ pipeline }) => (typeof pipeline === 'object' ? pipeline.name : pipeline)),
  ];
  return {
    currency: report.currency,
    complete: report.complete !== false,
    total: { ...report, ...defined({ count: report.total_count, amount: report.total_amount }) },
    groupings: groupings.filter(({ rows }) => rows.length > 0),
  };
}

/** The lists of `get_deals_report`. */
type GroupList = 'by_pipeline' | 'by_status' | 'by_responsible' | 'by_loss_reason' | 'by_closed_month';

function toRows(
  rows: readonly ReportRow[] = [],
  name: (row: ReportRow) => string | undefined,
  texts: FigureTexts,
): Row[] {
  return rows.map((row, index) => ({
    ...row,
    isRest: Boolean(row.others),
    key: `${index} ${name(row)}`,
    label: row.others ? texts.others : (name(row) ?? texts.none),
  }));
}

/** An answer that was too large has the full number of a list's items beside it. */
function countCut(parent: object, list: string): number {
  const { [list]: rows, [`${list}_count`]: full } = parent as Record<string, unknown>;
  return Array.isArray(rows) && typeof full === 'number' ? Math.max(full - rows.length, 0) : 0;
}

/** Without the fields that are undefined. */
function defined(figures: { count: number | undefined; amount: number | undefined }): Figures {
  return {
    ...(figures.count !== undefined && { count: figures.count }),
    ...(figures.amount !== undefined && { amount: figures.amount }),
  };
}
