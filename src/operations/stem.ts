import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemRussian } from '@orama/stemmers/russian';
import { toInfinitive } from './intent.ts';

/** Words that say nothing about what is wanted. */
const empty = new Set(
  (
    'a an the of to in on at for from with by and or is are was be do does did i me my we our us you your it its this that ' +
    'crm amocrm kommo please show give tell get let want need can could would what which who how there have has had all any some ' +
    'црм срм амо а в во и из к ко на о об от по с со у за для до же ли бы не мне мой моя мои моих нам наш наши у меня нас я мы ты вы он она они его ее их ' +
    'это этот эта эти этой этого тот та те как какой какая какие какое каких что кто где когда чтобы ' +
    'покажи показать дай дайте выведи скажи расскажи нужно надо хочу можно можешь пожалуйста есть был была были было будет все всех весь всю всего'
  ).split(' '),
);

/** Words that mean the same in a CRM: users say «лид», «дил» and "opportunity" of a deal, which amoCRM's API calls a lead. */
const concepts = [
  ['lead', 'deal', 'opportunity', 'opportunities'],
  ['сделка', 'лид', 'дил'],
  ['manager', 'rep', 'salesperson', 'salespeople', 'seller', 'employee', 'colleague'],
  ['менеджер', 'сотрудник', 'продавец', 'продавца', 'продажник', 'сейлз', 'коллега'],
  ['company', 'firm', 'organization', 'organisation'],
  ['компания', 'организация', 'фирма', 'юрлицо'],
  ['phone', 'number'],
  ['телефон', 'номер'],
  ['lose', 'lost', 'loss'],
  ['application', 'request', 'inquiry', 'enquiry'],
  ['заявка', 'обращение', 'запрос'],
  ['task', 'meet'],
  ['задача', 'встреча'],
  ['этап', 'стадия', 'стадий'],
  ['почта', 'мэйл', 'мейл', 'имейл', 'емейл'],
  ['email', 'mail'],
  ['чат', 'ватсап', 'вотсап', 'вацап', 'телеграм', 'телеграме', 'вайбер', 'мессенджер', 'переписка', 'диалог'],
  ['chat', 'whatsapp', 'telegram', 'messenger', 'conversation'],
  ['звонок', 'созвон'],
  ['комментарий', 'коммент', 'примечание', 'заметка'],
  ['note', 'comment'],
  ['тег', 'тэг', 'метка', 'ярлык'],
  ['tag', 'label'],
  ['счет', 'инвойс'],
  ['invoice', 'bill'],
  ['товар', 'номенклатура'],
  ['product', 'goods'],
  ['воронка', 'пайплайн'],
  ['ответственный', 'куратор', 'владелец'],
  ['responsible', 'owner', 'assignee'],
  ['base', 'database'],
  ['excel', 'spreadsheet', 'эксель', 'экселька'],
  ['выручка', 'оборот', 'доход'],
  ['revenue', 'turnover'],
  ['rights', 'permissions'],
  ['trash', 'bin'],
  ['create', 'make', 'register'],
  ['создать', 'создание', 'завести', 'оформить'],
  ['delete', 'remove', 'erase', 'rid'],
  ['удалить', 'убрать', 'стереть', 'снести'],
  ['change', 'update', 'edit', 'modify'],
  ['изменить', 'поменять', 'сменить', 'обновить', 'отредактировать', 'редактировать', 'исправить'],
  ['complete', 'finish', 'done'],
  ['order', 'reorder', 'rearrange', 'sort'],
  ['unlink', 'detach', 'disconnect'],
  ['отвязать', 'открепить'],
  ['перенести', 'передвинуть', 'двинуть', 'сдвинуть', 'переместить'],
  ['передать', 'раздать', 'отдать'],
  ['список', 'перечень'],
];

/** How much a stem counts. */
export function weigh(stemmed: string): number {
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
  const words = toWords(nameNumbers(withoutValues(text)));
  const told = words.filter((word) => !empty.has(word));
  // A text of such words alone still says something: «что есть».
  return (told.length > 0 ? told : words).map(stem);
}

/** What stands in quotation marks or behind a colon is a value, such as the name of a stage or the text of a note. */
function withoutValues(text: string): string {
  const rest = text.replace(/«[^»]*»|"[^"]*"|“[^”]*”/g, ' ').replace(/:\s[\s\S]*$/, ' ');
  return toWords(rest).filter((word) => !empty.has(word)).length > 1 ? rest : text;
}

/** A phone number, an e-mail address, a tax number and a company's legal form say what they are: users paste them without a word. */
function nameNumbers(text: string): string {
  return text
    .replace(/(?<!\d)(?:\d{10}|\d{12})(?!\d)/g, ' inn инн ')
    .replace(/(?<![\p{L}\p{N}])(?:ооо|зао|пао|llc|ltd|inc|gmbh)(?![\p{L}\p{N}])/giu, ' company компания ')
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

const canonical = new Map(
  concepts.flatMap(([first = '', ...others]) => others.map((other) => [toRoot(other), toRoot(first)] as const)),
);

function stem(word: string): string {
  if (/\p{N}/u.test(word)) return word;
  const root = toRoot(word);
  return canonical.get(root) ?? root;
}

function toRoot(word: string): string {
  return /\p{Script=Cyrillic}/u.test(word) ? fold(stemRussian(toInfinitive(word))) : stemEnglish(word);
}

/** Periods say when, not what, and some words fit every record: they decide only between operations that are equal otherwise. */
const weak = new Set(
  (
    'last past previous this week month quarter year day october november recent ' +
    'прошлый прошлая прошлое прошлую прошлой последний последние последняя последнюю неделя неделю недели недель месяц месяца месяцы квартал год года ' +
    'день дня дней октябрь октябре ноябрь ноябре сейчас now ' +
    'account system base database card record аккаунт аккаунте система системе база базе базу карточка карточке карточку ' +
    'find search look найди найти поиск отыщи'
  )
    .split(' ')
    .map(stem),
);
