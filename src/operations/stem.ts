import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemRussian } from '@orama/stemmers/russian';
import { joinPhrases } from './idiom.ts';
import { toInfinitive } from './intent.ts';
import { findByBeginning, isParticle, wholeWords } from './vocabulary.ts';

/** Words that say nothing about what is wanted. */
const empty = new Set(
  (
    'a an the of to in on at for from with by and or is are was be do does did i me my we our us you your it its this that ' +
    'crm amocrm kommo please show give tell get let want need can could would what which who how there have has had all any some ' +
    'црм срм амо а в во и из к ко на о об от по с со у за для до же ли бы не мне мой моя мои моих нам наш наши у меня нас я мы ты вы он она они его ее их ' +
    's t re ll ve im id something anything someone them they their his her him over under more less than one two also other another be been being were just still yet ' +
    'тут там вот только еще уже под над при через лежит лежат находится нибудь ' +
    'это этот эта эти этой этого тот та те как какой какая какие какое каких что кто где когда чтобы ' +
    'покажи показать дай дайте выведи скажи расскажи нужно надо хочу можно можешь пожалуйста есть был была были было будет все всех весь всю всего'
  ).split(' '),
);

/** How much a stem counts. */
export function weigh(stemmed: string): number {
  if (isParticle(stemmed)) return 0.35;
  return weak.has(stemmed) ? 0.25 : 1;
}

/** The words of a text in lower case, with е for ё. */
export function toWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/**
 * Splits a text into stems: lower case, without accents of е, and without words that say nothing. Words with a digit, such as
 * `B2B`, are not stemmed.
 */
export function toStems(text: string): string[] {
  return toTold(readWords(text));
}

function toTold(words: readonly string[]): string[] {
  const told = words.filter((word) => !isEmptyWord(word));
  // A text of such words alone still says something: «что есть».
  return (told.length > 0 ? told : words).map(toStem);
}

/** The stems of a text with its small words, such as `who` and `all`. */
export function toAllStems(text: string): string[] {
  const words = readWords(text);
  return [...toTold(words), ...words.map(toStem).filter(isParticle)];
}

function readWords(text: string): string[] {
  // «Запиши: просит скидку» is a note.
  const named = text.replace(/^(\s*(?:запиши|пометь|отметь|зафиксируй|jot|note|write)[^:]{0,30}):\s/i, '$1 note: ');
  return toWords(joinPhrases(nameNumbers(withoutValues(named)))).filter(isToldNumber);
}

/** A number is an amount, a date or a name, except for those of the statuses of closed leads. */
const isToldNumber = (word: string) => !/^\d+$/.test(word) || word === '142' || word === '143';

/** What stands in quotation marks or behind a colon is a value, such as the name of a stage or the text of a note. */
function withoutValues(text: string): string {
  const rest = text.replace(/«[^»]*»|"[^"]*"|“[^”]*”/g, ' ').replace(/:\s[\s\S]*$/, keepNumbers);
  return toWords(rest).filter((word) => !isEmptyWord(word)).length > 1 ? rest : text;
}

/** Of a value, a phone number and an e-mail address tell what is given: «новая заявка: Анна, +7 900 000-00-00». */
function keepNumbers(value: string): string {
  return ` ${(nameNumbers(value).match(/ (?:phone|email) /g) ?? []).join('')} `;
}

/** A phone number, an e-mail address, a tax number and a company's legal form say what they are: users paste them without a word. */
function nameNumbers(text: string): string {
  return text
    .replace(/(?<!\d)(?:\d{10}|\d{12})(?!\d)/g, ' inn инн ')
    .replace(/(?<![\p{L}\p{N}])(?:ооо|зао|пао|тоо|llc|llp|ltd|inc|gmbh)(?![\p{L}\p{N}])/giu, ' company компания ')
    .replace(/[^\s@]+@[^\s@]+\.[^\s@]+/g, ' email почта ')
    .replace(/\+?\d(?:[\s()-]*\d){9,14}/g, ' phone телефон ');
}

/**
 * Brings forms together that the stemmer keeps apart: the vowel of the genitive plural («сделок», «сделка»), participles («удалённые»,
 * «удалить»; «зависшие», «зависли»), and nouns of verbs («просрочка», «просрочены»).
 */
function fold(stemmed: string): string {
  return stemmed
    .replace(/(?<=[бвгджзклмнпрстфхцчшщ])[ео]к$/, 'к')
    .replace(/(?<=.{4})ен+$/, '')
    .replace(/(?<=[аеиоуыэюя])вш$|(?<=.{2}[бвгзкпрстх])[шл]$/, '')
    .replace(/(?<=.{4}[чшж])к$/, '');
}

/** Whether a word says nothing about what is wanted. */
export function isEmptyWord(word: string): boolean {
  return empty.has(word) || isParticle(toStem(word));
}

const exact = new Map(wholeWords);
// Of two concepts that share a root, the first is the commoner: «calls» is a call, although "called" is a name.
const canonical = new Map(wholeWords.map(([word, concept]) => [toRoot(word), concept] as const).reverse());

/** How many words are remembered with what they mean: texts repeat the same few. */
const maxRemembered = 10_000;

const remembered = new Map<string, string>();

/** The concept of a word, or else its stem. */
export function toStem(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const stemmed = findConcept(word);
  if (remembered.size >= maxRemembered) remembered.clear();
  remembered.set(word, stemmed);
  return stemmed;
}

function findConcept(word: string): string {
  if (/\p{N}/u.test(word)) return word;
  const root = toRoot(word);
  return exact.get(word) ?? canonical.get(root) ?? findByBeginning(word) ?? root;
}

function toRoot(word: string): string {
  return /\p{Script=Cyrillic}/u.test(word) ? fold(stemRussian(toInfinitive(word))) : stemEnglish(word);
}

/** Periods say when, not what, and some words fit every record: they decide only between operations that are equal otherwise. */
const weak = new Set(
  (
    'last past previous this week month quarter year day recent lately yesterday ' +
    'january february march april june july august september october november december ' +
    'monday tuesday wednesday thursday friday saturday sunday ' +
    'вчера недавно январь февраль март апрель июнь июль август сентябрь декабрь ' +
    'понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье ' +
    'прошлый прошлая прошлое прошлую прошлой последний последние последняя последнюю неделя неделю недели недель месяц месяца месяцы квартал год года ' +
    'день дня дней октябрь октябре ноябрь ноябре сейчас now ' +
    'somebody account system base database card record аккаунт аккаунте система системе база базе базу карточка карточке карточку ' +
    'find search look найди найти поиск отыщи'
  )
    .split(' ')
    .map(toStem),
);
