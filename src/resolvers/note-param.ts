/** What the parameters of notes say. Other systems store them, so that their shape is not certain. */
import type { Note } from '../amocrm/index.ts';

type Params = Note['params'];

/** The parameters of which the first that is there is the text of a note. */
const texts = ['text', 'call_result', 'file_name', 'original_name', 'subject', 'url'];

/** The text of a note of any kind; null if it has none. */
export function textOf(params: Params): string | null {
  const text = texts.map((key) => readText(params, key)).find((each) => each !== null);
  return text ?? (params.text === '' ? '' : null);
}

/** A text; null if there is none. */
export function readText(params: Params, key: string): string | null {
  const value = params[key];
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' ? String(value) : null;
}

/** A number; null if there is none, or if it cannot be read. */
export function readNumber(params: Params, key: string): number | null {
  const text = readText(params, key)?.trim();
  const number = text ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** The duration of a call. */
export function secondsOf({ duration }: Params): number | null {
  const seconds = Math.round(Number(duration ?? Number.NaN));
  return seconds >= 0 && seconds < 2 ** 31 ? seconds : null;
}

/** Who took a call: the id of a user, or a name or phone. */
export function responsibleOf(params: Params): { userId: number | null; name: string | null } {
  const text = readText(params, 'call_responsible');
  const isId = text !== null && /^[1-9]\d{0,8}$/.test(text);
  return { userId: isId ? Number(text) : null, name: isId ? null : text };
}
