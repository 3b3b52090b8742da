/** A strict parser of ISO 8601 texts. `Date.parse` reads other texts differently on different machines. */

/** A parsed text: a day, a local time without an offset, or a time with an offset, in unix seconds. */
export type DateTimeText =
  | { kind: 'day'; date: string }
  | { kind: 'local'; dateTime: string }
  | { kind: 'instant'; seconds: number };

const dateTime = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Whether a text is an existing day: `2026-02-30` is not. */
export function isDay(text: string): boolean {
  // ISO 8601 has a year 0, the calendar does not.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

/** Parses `2026-11-05`, `2026-11-05T14:30` or `2026-11-05 14:30:00+03:00`; undefined for anything else. */
export function parseDateTimeText(text: string): DateTimeText | undefined {
  if (isDay(text)) return { kind: 'day', date: text };
  const [, date = '', clock = '', offset] = dateTime.exec(text) ?? [];
  if (!isDay(date)) return undefined;
  const local = `${date}T${clock.replace(',', '.')}`;
  const milliseconds = Date.parse(`${local}${offset === undefined ? 'Z' : normalizeOffset(offset)}`);
  if (Number.isNaN(milliseconds)) return undefined;
  if (offset !== undefined) return { kind: 'instant', seconds: Math.floor(milliseconds / 1000) };
  return { kind: 'local', dateTime: local };
}

function normalizeOffset(offset: string): string {
  if (offset.toUpperCase() === 'Z') return 'Z';
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
  return `${offset[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
