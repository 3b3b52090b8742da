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

/** Words that mean the same in a CRM, as stems: users say «лид», «дил» and "opportunity" of a deal, which amoCRM's API calls a lead. */
const synonyms: Readonly<Record<string, string>> = {
  deal: 'lead',
  opportun: 'lead',
  лид: 'сделк',
  rep: 'manag',
  salesperson: 'manag',
  salespeopl: 'manag',
  seller: 'manag',
  employe: 'manag',
  сотрудник: 'менеджер',
  продавц: 'менеджер',
  продавец: 'менеджер',
  организац: 'компан',
  фирм: 'компан',
  номер: 'телефон',
  number: 'phone',
  lost: 'lose',
  loss: 'lose',
  request: 'applic',
  inquiri: 'applic',
  enquiri: 'applic',
  meet: 'task',
  встреч: 'задач',
  обращен: 'заявк',
  стад: 'этап',
  стади: 'этап',
  мэйл: 'почт',
  мейл: 'почт',
  mail: 'email',
};

/** Periods say when, not what: they decide only between operations that are equal otherwise. */
const periods = new Set(
  (
    'last past previous this week month quarter year day october november recent ' +
    'прошлый прошлая прошлое прошлую прошлой последний последние последняя последнюю неделя неделю недели недель месяц месяца месяцы квартал год года ' +
    'день дня дней октябрь октябре ноябрь ноябре сейчас now'
  )
    .split(' ')
    .map(stem),
);

/** How much a stem counts. */
export function weigh(stemmed: string): number {
  return periods.has(stemmed) ? 0.25 : 1;
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
  const words = toWords(nameNumbers(text));
  const told = words.filter((word) => !empty.has(word));
  // A text of such words alone still says something: «что есть».
  return (told.length > 0 ? told : words).map(stem);
}

/** A phone number and an e-mail address say what they are: users paste them without a word. */
function nameNumbers(text: string): string {
  return text
    .replace(/[^\s@]+@[^\s@]+\.[^\s@]+/g, ' email почта ')
    .replace(/\+?\d(?:[\s()-]*\d){9,14}/g, ' phone телефон ');
}

function stem(word: string): string {
  if (/\p{N}/u.test(word)) return word;
  const stemmed = /\p{Script=Cyrillic}/u.test(word) ? stemRussian(toInfinitive(word)) : stemEnglish(word);
  return Object.hasOwn(synonyms, stemmed) ? (synonyms[stemmed] as string) : stemmed;
}
