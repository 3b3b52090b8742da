/** A pipeline's funnel: how many leads entered each stage, and how many went on. */
import type { Funnel } from './answer.ts';
import type { BarRow, TileRow } from './bar.ts';
import type { FigureFormat } from './format.ts';

/** The totals of a funnel. */
export function listFunnelTiles(funnel: Funnel, format: FigureFormat): TileRow[] {
  const { texts } = format;
  const { to_won: toWon, won_amount: wonAmount, currency } = funnel;
  const tile = (label: string, value: number | undefined, note?: string) =>
    value === undefined ? [] : [{ label, value: format.number(value), note }];
  return [
    ...tile(texts.entered, funnel.entered_count),
    ...tile(texts.won, funnel.won_count, wonAmount === undefined ? undefined : format.money(wonAmount, currency)),
    ...tile(texts.lost, funnel.lost_count),
    ...tile(texts.open, funnel.open_count),
    ...(toWon?.rate === undefined
      ? []
      : [{ label: texts.winRate, value: format.percent(toWon.rate), note: `${toWon.count} / ${toWon.of}` }]),
  ];
}

/** The stages of a funnel, in their order. */
export function listStageBars({ stages = [] }: Funnel, format: FigureFormat): BarRow[] {
  const { texts } = format;
  return stages.map((stage) => {
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
}
