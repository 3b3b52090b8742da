/** A report on leads: totals, and bars by one property. */
import { useState } from 'react';
import type { DealsReport, Figures, LeadsAnalysis, ReportRow } from './answer.ts';
import { type BarRow, Bars, Tile } from './bar.tsx';
import type { ViewProps } from './host.tsx';
import type { Format, Texts } from './language.ts';

type Measure = 'count' | 'amount';

/** A row before it is drawn. */
interface Row extends Figures {
  key: string;
  label: string;
  /** Whether the row compares won and lost leads. */
  isSplit?: boolean;
  /** Whether it stands for the rows that are not listed. */
  isRest?: boolean;
}

/** What both tools' answers are converted to. */
interface Report {
  currency: string | undefined;
  complete: boolean;
  total: Figures;
  groupings: { name: keyof Texts; rows: Row[]; isRanked?: boolean }[];
}

/** Draws the answer of `get_deals_report` or `analyze_leads`. */
export function ReportView({ answer, format }: ViewProps<DealsReport | LeadsAnalysis>) {
  const { texts } = format;
  const report = toReport(answer, format);
  const [chosen, setChosen] = useState<string>();
  const [measure, setMeasure] = useState<Measure>('amount');
  const grouping = report.groupings.find(({ name }) => name === chosen) ?? report.groupings[0];
  const { total, currency } = report;
  const money = (value: number | undefined) => (value === undefined ? undefined : format.money(value, currency));
  const tile = (label: string, count: number | undefined, amount: number | undefined) =>
    count === undefined ? null : <Tile label={label} value={format.number(count)} note={money(amount)} />;
  return (
    <main className="report">
      <div className="tiles">
        {tile(texts.total, total.count, total.amount)}
        {tile(texts.won, total.won_count, total.won_amount)}
        {tile(texts.lost, total.lost_count, total.lost_amount)}
        {tile(texts.open, total.open_count, total.open_amount)}
        {total.win_rate !== undefined && <Tile label={texts.winRate} value={format.percent(total.win_rate)} />}
      </div>
      {!report.complete && <p role="alert">{texts.incomplete}</p>}
      {grouping ? (
        <>
          <div className="choices">
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of buttons in every host */}
            <div role="group" aria-label={texts.show}>
              {report.groupings.map(({ name }) => (
                <button key={name} type="button" aria-pressed={name === grouping.name} onClick={() => setChosen(name)}>
                  {texts[name]}
                </button>
              ))}
            </div>
            {/* biome-ignore lint/a11y/useSemanticElements: as above */}
            <div role="group" aria-label={texts.measure}>
              {(['amount', 'count'] as const).map((each) => (
                <button key={each} type="button" aria-pressed={each === measure} onClick={() => setMeasure(each)}>
                  {texts[each]}
                </button>
              ))}
            </div>
          </div>
          <Bars
            label={texts[grouping.name]}
            rows={order(grouping, measure).map((row) => toBar(row, measure, currency, format))}
          />
        </>
      ) : (
        <p role="status">{texts.empty}</p>
      )}
    </main>
  );
}

/** The largest first, by what is shown; a caller's own groups and months keep their order. */
function order({ rows, isRanked }: Report['groupings'][number], measure: Measure): Row[] {
  if (!isRanked) return rows;
  return rows.toSorted(
    (one, other) =>
      Number(one.isRest ?? false) - Number(other.isRest ?? false) || (other[measure] ?? 0) - (one[measure] ?? 0),
  );
}

function toBar(row: Row, measure: Measure, currency: string | undefined, format: Format): BarRow {
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

function toReport(answer: DealsReport | LeadsAnalysis, format: Format): Report {
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
      groupings: rows.length > 0 ? [{ name: 'groups', rows }] : [],
    };
  }
  const report = answer as DealsReport;
  const toRows = (rows: readonly ReportRow[] = [], name: (row: ReportRow) => string | undefined, isSplit = false) =>
    rows.map((row, index) => ({
      ...row,
      isSplit,
      isRest: Boolean(row.others),
      key: `${index} ${name(row)}`,
      label: row.others ? texts.others : (name(row) ?? texts.none),
    }));
  const pipelines = new Set((report.by_status ?? []).map(({ pipeline }) => pipeline));
  const nameStatus = ({ status, pipeline }: ReportRow) =>
    pipelines.size > 1 && typeof pipeline === 'string' && status?.name ? `${status.name} · ${pipeline}` : status?.name;
  const groupings: Report['groupings'] = [
    { name: 'byStatus', isRanked: true, rows: toRows(report.by_status, nameStatus) },
    {
      name: 'byClosedMonth',
      rows: toRows(report.by_closed_month, ({ month }) => month && format.month(month), true),
    },
    {
      name: 'byResponsible',
      isRanked: true,
      rows: toRows(report.by_responsible, ({ responsible }) => responsible?.name),
    },
    {
      name: 'byLossReason',
      isRanked: true,
      rows: toRows(report.by_loss_reason, ({ loss_reason }) => (loss_reason === notSet ? undefined : loss_reason)),
    },
    {
      name: 'byPipeline',
      isRanked: true,
      rows: toRows(report.by_pipeline, ({ pipeline }) => (typeof pipeline === 'object' ? pipeline.name : pipeline)),
    },
  ];
  return {
    currency: report.currency,
    complete: report.complete !== false,
    total: { ...report, ...defined({ count: report.total_count, amount: report.total_amount }) },
    groupings: groupings.filter(({ rows }) => rows.length > 0),
  };
}

/** Without the fields that are undefined. */
function defined(figures: { count: number | undefined; amount: number | undefined }): Figures {
  return {
    ...(figures.count !== undefined && { count: figures.count }),
    ...(figures.amount !== undefined && { amount: figures.amount }),
  };
}
