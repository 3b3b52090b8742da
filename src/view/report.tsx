/** A report on leads: totals, and bars by one property. */
import { useState } from 'react';
import type { DealsReport, LeadsAnalysis } from '../figure/answer.ts';
import { listBars, listTotals, type Measure, toReport } from '../figure/report.ts';
import { Bars, Tile } from './bar.tsx';
import type { ViewProps } from './host.tsx';

/** Draws the answer of `get_deals_report` or `analyze_leads`. */
export function ReportView({ answer, format }: ViewProps<DealsReport | LeadsAnalysis>) {
  const { texts } = format;
  const report = toReport(answer, format);
  const [chosen, setChosen] = useState<string>();
  const [measure, setMeasure] = useState<Measure>('amount');
  const grouping = report.groupings.find(({ name }) => name === chosen) ?? report.groupings[0];
  const bars = grouping ? listBars(grouping, measure, report, format) : [];
  return (
    <main className="report">
      <div className="tiles">
        {listTotals(report, format).map((tile) => (
          <Tile key={tile.label} {...tile} />
        ))}
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
          {bars.some(({ parts }) => parts.length > 1) && (
            <p className="legend">
              <span className="won">{texts.won}</span> <span className="lost">{texts.lost}</span>
            </p>
          )}
          <Bars label={texts[grouping.name]} rows={bars} />
        </>
      ) : (
        <p role="status">{texts.empty}</p>
      )}
    </main>
  );
}
