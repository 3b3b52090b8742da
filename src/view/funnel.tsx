/** A pipeline's funnel: how many leads entered each stage, and how many went on. */
import type { Funnel } from './answer.ts';
import { Bars, Tile } from './bar.tsx';
import type { ViewProps } from './host.tsx';

/** Draws the answer of `get_funnel`. */
export function FunnelView({ answer, format }: ViewProps<Funnel>) {
  const { texts } = format;
  const { stages = [], to_won: toWon } = answer;
  const tile = (label: string, value: number | undefined, note?: string) =>
    value === undefined ? null : <Tile label={label} value={format.number(value)} note={note} />;
  const rows = stages.map((stage) => {
    const notes = [
      stage.to_next.rate !== undefined && `${format.percent(stage.to_next.rate)} ${texts.toNext}`,
      stage.median_days !== undefined && `${format.number(stage.median_days)} ${texts.days}`,
      stage.still_here_count > 0 && `${format.number(stage.still_here_count)} ${texts.stillHere}`,
      stage.lost_count > 0 && `${format.number(stage.lost_count)} ${texts.lostHere}`,
    ];
    return {
      key: stage.status_id,
      label: stage.name ?? stage.status_id,
      note: notes.filter(Boolean).join(' · '),
      parts: [{ value: stage.entered_count, text: format.number(stage.entered_count) }],
    };
  });
  return (
    <main className="funnel">
      <h1>{answer.pipeline ?? texts.funnel}</h1>
      <div className="tiles">
        {tile(texts.entered, answer.entered_count)}
        {tile(
          texts.won,
          answer.won_count,
          answer.won_amount === undefined ? undefined : format.money(answer.won_amount, answer.currency),
        )}
        {tile(texts.lost, answer.lost_count)}
        {tile(texts.open, answer.open_count)}
        {toWon?.rate !== undefined && (
          <Tile label={texts.winRate} value={format.percent(toWon.rate)} note={`${toWon.count} / ${toWon.of}`} />
        )}
      </div>
      {answer.complete === false && <p role="alert">{texts.incomplete}</p>}
      {(answer.is_over === false || answer.is_mature === false) && <p role="status">{texts.notOver}</p>}
      {rows.length > 0 ? <Bars label={texts.funnel} rows={rows} /> : <p role="status">{texts.empty}</p>}
    </main>
  );
}
