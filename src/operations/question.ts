/** What a sentence says as a whole: a question about the past («кто удалил»), a change between two people, a number of records. */
import { findIntent, isPeriod } from './intent.ts';
import { isEmptyWord, toStem } from './stem.ts';
import { isThing } from './vocabulary.ts';

/** The concept that a sentence means as a whole, beside those of its words; undefined if there is none. */
export function findImplied(words: readonly string[]): string | undefined {
  if (asksWhatYouDid(words)) return 'journal';
  if (asksWhoDid(words)) return 'event';
  if (asksWhenChanged(words)) return 'history';
  if (ordersHandover(words)) return 'hand';
  if (asksWhatChanged(words)) return 'event';
  if (plansAhead(words)) return 'task';
  if (movesToStage(words)) return 'lead';
  if (addsToLead(words))
    return words.map(toStem).some((stem) => stem === 'upload' || stem === 'attach') ? 'file' : 'product';
  return undefined;
}

const changes = new Set(['create', 'delete', 'update', 'rename', 'move', 'close', 'reassign', 'lose']);

const askingWho = new Set(['who', 'кто']);

const assistants = new Set(['you', 'ты', 'вы', 'тобой', 'ассистент', 'assistant']);

/** Whether words ask who changed something. */
export function asksWhoDid(words: readonly string[]): boolean {
  return words.some((word) => askingWho.has(word)) && words.some(isPastChange);
}

/** Whether words ask what the assistant changed. */
function asksWhatYouDid(words: readonly string[]): boolean {
  return words.some((word) => assistants.has(word)) && findIntent(words) === 'query' && words.some(isPastChange);
}

function isPastChange(word: string): boolean {
  return /(?:л|ла|ли|лся|лась|лись|лось|нес|стер|ed|lost)$/.test(word) && changes.has(toStem(word));
}

/** Whether words ask when something changed: «когда сделка перешла», "when was the deal moved". */
function asksWhenChanged(words: readonly string[]): boolean {
  return words.some((word) => word === 'when' || word === 'когда') && words.some(isPastChange);
}

/** Whether words ask what was changed: "which fields were changed", «что поменяли». */
function asksWhatChanged(words: readonly string[]): boolean {
  return findIntent(words) === 'query' && words.some((word) => isPastChange(word) && edits.has(toStem(word)));
}

const edits = new Set(['update', 'rename', 'reassign']);

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

/** Whether words order to put something that nobody keeps elsewhere into a deal or an order, which is a product: «добавь в сделку монтаж». */
function addsToLead(words: readonly string[]): boolean {
  const stems = words.map(toStem);
  return (
    intoLead.test(words.join(' ')) &&
    stems.some((stem) => putting.has(stem)) &&
    stems.every((stem) => stem === 'lead' || stem === 'ordered' || !(isThing(stem) || notProducts.has(stem))) &&
    stems.some(
      (stem, at) => !isEmptyWord(words[at] ?? '') && stem !== 'lead' && stem !== 'ordered' && !putting.has(stem),
    )
  );
}

const intoLead =
  /(?:^| )(?:in|to|into|from|on|в|во|к|из) (?:the |this |an? |his |her |эту )?(?:deal|order|lead|opportunity|сделк[ауи]|заказ[ау]?|лида?)(?: |$)/;

const putting = new Set(['create', 'put', 'attach', 'upload', 'delete']);

const notProducts = new Set(
  (
    'person client scan drive move card somebody price money new message email sms discount text phone archive contract ' +
    'foreign pay'
  ).split(' '),
);

/** Whether words order to move something to a stage, which is a deal: «перекинь на этап замер», "change stage to contract sent". */
function movesToStage(words: readonly string[]): boolean {
  const stems = words.map(toStem);
  return (
    findIntent(words) === 'mutation' &&
    stems.some((stem) => moving.has(stem)) &&
    stems.some(
      (stem, at) =>
        stem === 'status' &&
        (targets.has(words[at - 1] ?? '') || targets.has(words[at - 2] ?? '') || words[at + 1] === 'to'),
    ) &&
    stems.every((stem) => stem === 'status' || stem === 'pipeline' || !isThing(stem))
  );
}

const moving = new Set(['move', 'put', 'update', 'hand', 'reassign', 'upload']);

const targets = new Set(['на', 'to', 'into']);

/** Whether words order a call or a meeting for a day to come, which is a task: "set up a call for Monday". */
function plansAhead(words: readonly string[]): boolean {
  const stems = words.map(toStem);
  return (
    findIntent(words) === 'mutation' &&
    words.some((word) => ahead.test(word)) &&
    stems.some((stem) => planned.has(stem)) &&
    !stems.some((stem) => stem === 'task' || stem === 'move' || stem === 'postpone' || stem === 'log')
  );
}

const ahead =
  /^(?:tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:после)?завтра|понедельник|вторник|сред[уы]|четверг|пятниц[уы]|суббот[уы]|воскресенье)$/;

const planned = new Set(['call', 'ring', 'meeting', 'callback', 'speak', 'followup']);

/** The things that words say to be missing: «сделки без задач» are no tasks. */
export function findMissing(words: readonly string[]): Set<string> {
  const stems = words.map(toStem);
  return new Set(
    stems.filter(
      (stem, at) => isThing(stem) && stems.slice(Math.max(0, at - 2), at).some((before) => before === 'without'),
    ),
  );
}

/** What the form of words says, as small words of its own: whether the thing is one or several, and whether figures are grouped. */
export function findForms(words: readonly string[]): string[] {
  const at = words.findIndex((word) => isThing(toStem(word)));
  const word = words[at] ?? '';
  const forms = words.some((each, index) => isGroupedBy(each, words[index + 1] ?? '')) ? ['isGrouped'] : [];
  if (words.some(isPeriod)) forms.push('isOfPeriod');
  if (at >= 0) forms.push(isPlural(word, words.slice(0, at)) ? 'isPlural' : 'isSingular');
  return forms;
}

function isGroupedBy(word: string, next: string): boolean {
  if (word === 'per') return true;
  if (word === 'by') return groups.has(toStem(next));
  return word === 'по' && /[ая]м$/.test(next) && groups.has(toStem(next));
}

const groups = new Set([
  'user',
  'source',
  'month',
  'week',
  'quarter',
  'year',
  'region',
  'reason',
  'tag',
  'product',
  'pipeline',
  'status',
  'advert',
]);

function isPlural(word: string, before: readonly string[]): boolean {
  if (/^[a-z]/.test(word)) return word.endsWith('s');
  if (/(?:ов|ев|ей|ок|ий|дач|ам|ям|ами|ями|ах|ях)$/.test(word)) return true;
  // «Сделки» are several at the beginning and after an adjective in the plural, and one after a noun: «карточка сделки».
  if (word === 'дела') return true;
  return (
    /[ыи]$/.test(word) && (before.length === 0 || before.some((each) => /(?:[ыи]е|[ыи]х|все|мои|наши)$/.test(each)))
  );
}
