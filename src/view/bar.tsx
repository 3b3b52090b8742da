/** Horizontal bars with their labels and values. */
import { type BarRow, findLongest, type TileRow } from '../figure/bar.ts';

/** Bars of a common scale: the longest is as wide as there is room. */
export function Bars({ rows, label }: { rows: readonly BarRow[]; label: string }) {
  const longest = findLongest(rows);
  return (
    <ul className="bars" aria-label={label}>
      {rows.map(({ key, label: name, parts, note }) => (
        <li key={key} className="bar-row">
          <span className="bar-label" title={name}>
            {name}
            {note && <small>{note}</small>}
          </span>
          <span className="bar-parts">
            {parts.map(({ value, text, tone = 'plain' }) => (
              <span key={tone} className="bar-part">
                <span className="bar-room">
                  <span
                    className={`bar ${tone}`}
                    style={{ width: longest > 0 ? `${Math.max((value / longest) * 100, value > 0 ? 1 : 0)}%` : 0 }}
                  />
                </span>
                <span className="bar-value">{text}</span>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A figure with its name. */
export function Tile({ label, value, note }: TileRow) {
  return (
    <div className="tile">
      <span>{label}</span>
      <strong>{value}</strong>
      {note && <small>{note}</small>}
    </div>
  );
}
