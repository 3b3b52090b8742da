/** A pipeline's funnel: how many leads entered each stage, and how many went on. */
import type { Funnel } from '../figure/answer.ts';
import { listFunnelTiles, listStageBars } from '../figure/funnel.ts';
import { Bars, Tile } from './bar.tsx';
import type { ViewProps } from './host.tsx';

/** Draws the answer of `get_funnel`. */
export function FunnelView({ answer, format }: ViewProps<Funnel>) {
  const { texts } = format;
  const rows = listStageBars(answer, format);
  return (
    <main className="funnel">
      <h1>{answer.pipeline ?? texts.funnel}</h1>
      <div className="tiles">
        {listFunnelTiles(answer, format).map((tile) => (
          <Tile key={tile.label} {...tile} />
        ))}
      </div>
      {answer.complete === false && <p role="alert">{texts.incomplete}</p>}
      {(answer.is_over === false || answer.is_mature === false) && <p role="status">{texts.notOver}</p>}
      {rows.length > 0 ? <Bars label={texts.funnel} rows={rows} /> : <p role="status">{texts.empty}</p>}
    </main>
  );
}
