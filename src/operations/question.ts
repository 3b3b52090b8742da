/** Tells questions about the past from orders: «кто удалил», "what have you changed". */
import { findIntent } from './intent.ts';
import { toStem } from './stem.ts';

const changes = new Set(['create', 'delete', 'update', 'rename', 'move', 'close', 'reassign', 'lose']);

const askingWho = new Set(['who', 'кто']);

const assistants = new Set(['you', 'ты', 'вы', 'тобой', 'ассистент', 'assistant']);

/** Whether words ask who changed something. */
export function asksWhoDid(words: readonly string[]): boolean {
  return words.some((word) => askingWho.has(word)) && words.some(isPastChange);
}

/** Whether words ask what the assistant changed. */
export function asksWhatYouDid(words: readonly string[]): boolean {
  return words.some((word) => assistants.has(word)) && findIntent(words) === 'query' && words.some(isPastChange);
}

function isPastChange(word: string): boolean {
  return /(?:л|ла|ли|лся|лась|лись|нес|стер|ed|lost)$/.test(word) && changes.has(toStem(word));
}
