/** Horizontal bars with their labels and values. */

/** One part of a bar. */
export interface BarPart {
  value: number;
  /** The value with its unit. */
  text: string;
  tone?: 'won' | 'lost';
}

/** One row of bars. */
export interface BarRow {
  key: string;
  label: string;
  parts: BarPart[];
  /** A remark below the label. */
  note?: string;
}

/** Bars of a common scale: the longest is as wide as there is room. */
export function Bars({ rows, label }: { rows: readonly BarRow[]; label: string }) {
  const longest = Math.max(...rows.flatMap(({ parts }) => parts.map(({ value }) => value)), 0);
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
export function Tile({ label, value, note }: { label: string; value: string; note?: string | undefined }) {
  return (
    <div className="tile">
      <span>{label}</span>
      <strong>{value}</strong>
      {note && <small>{note}</small>}
    </div>
  );
}
