/** What a sentence says as a whole: a question about the past («кто удалил»), a change between two people, a number of records. */
import { findIntent } from './intent.ts';
import { toStem } from './stem.ts';
import { isThing } from './vocabulary.ts';

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

/** Whether words ask when something changed: «когда сделка перешла», "when was the deal moved". */
export function asksWhenChanged(words: readonly string[]): boolean {
  return words.some((word) => word === 'when' || word === 'когда') && words.some(isPastChange);
}

/** Whether words order to give what one person has to another: «перекинь сделки Иванова на Петрова». */
export function ordersHandover(words: readonly string[]): boolean {
  const stems = words.map(toStem);
  return (
    findIntent(words) === 'mutation' &&
    stems.filter((stem) => stem === 'somebody').length > 1 &&
    stems.some((stem) => handing.has(stem))
  );
}

const handing = new Set(['move', 'reassign', 'hand']);

/** Whether words count records: «в десяти сделках», "20 contacts". */
export function countsRecords(words: readonly string[]): boolean {
  return words.some((word, at) => number.test(word) && isThing(toStem(words[at + 1] ?? '')));
}

/** From two to 999. */
const number =
  /^(?:[2-9]|[1-9]\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|hundred|dozen|дв(?:а|е|ух|умя?)|тр(?:и|ех|емя?)|четыр\S*|(?:пят|шест|сем|восьм|девят|десят|двадцат|тридцат)[ьи]|сорока?|ст[ао]|пар[аеу]|пароч\S+|десят(?:ок|ка|ке|ки|ков)|сот(?:ня|ню|не|ни|ен))$/;
