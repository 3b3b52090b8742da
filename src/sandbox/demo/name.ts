import type { Random } from './random.ts';

const men = [
  'Алексей',
  'Андрей',
  'Антон',
  'Борис',
  'Вадим',
  'Глеб',
  'Григорий',
  'Егор',
  'Иван',
  'Кирилл',
  'Максим',
  'Никита',
  'Олег',
  'Пётр',
  'Сергей',
  'Фёдор',
  'Юрий',
  'Ярослав',
];
const women = [
  'Алина',
  'Анна',
  'Валерия',
  'Вера',
  'Галина',
  'Дарья',
  'Екатерина',
  'Жанна',
  'Зоя',
  'Инна',
  'Лариса',
  'Мария',
  'Наталья',
  'Оксана',
  'Полина',
  'Татьяна',
  'Юлия',
  'Яна',
];

/** Surnames in the masculine form, with the spelling used in e-mail addresses. */
const surnames: readonly (readonly [string, string])[] = [
  ['Абрамов', 'abramov'],
  ['Беляев', 'belyaev'],
  ['Васильев', 'vasilev'],
  ['Громов', 'gromov'],
  ['Дементьев', 'dementev'],
  ['Ермаков', 'ermakov'],
  ['Жуков', 'zhukov'],
  ['Зимин', 'zimin'],
  ['Исаев', 'isaev'],
  ['Калинин', 'kalinin'],
  ['Лебедев', 'lebedev'],
  ['Маслов', 'maslov'],
  ['Назаров', 'nazarov'],
  ['Орлов', 'orlov'],
  ['Поляков', 'polyakov'],
  ['Романов', 'romanov'],
  ['Соколов', 'sokolov'],
  ['Тихонов', 'tihonov'],
  ['Уваров', 'uvarov'],
  ['Филатов', 'filatov'],
  ['Харитонов', 'haritonov'],
  ['Цветков', 'tsvetkov'],
  ['Чернов', 'chernov'],
  ['Шилов', 'shilov'],
  ['Щукин', 'schukin'],
  ['Эльдаров', 'eldarov'],
  ['Юшин', 'yushin'],
  ['Яковлев', 'yakovlev'],
  ['Карпов', 'karpov'],
  ['Мельников', 'melnikov'],
];

/** A fictitious person. */
export interface Person {
  firstName: string;
  lastName: string;
  /** Surname in Latin letters. */
  mailbox: string;
}

/** A person whose first name and surname agree in gender. */
export function createPerson(random: Random): Person {
  const isWoman = random.chance(0.5);
  const [surname, mailbox] = random.pick(surnames);
  return {
    firstName: random.pick(isWoman ? women : men),
    lastName: isWoman ? `${surname}а` : surname,
    mailbox: isWoman ? `${mailbox}a` : mailbox,
  };
}

const codes = ['903', '909', '911', '912', '916', '921', '925', '950', '965', '985'];

/** Ten digits of a fictitious mobile number, different for every index below 100,000. */
export function createPhone(index: number): string {
  const code = codes[index % codes.length];
  return `${code}555${String(1000 + Math.floor(index / codes.length))
    .padStart(4, '0')
    .slice(-4)}`;
}

/** The same ten digits as different people type them. */
export function toTypedPhone(digits: string, random: Random): string {
  const [code, a, b, c] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 8), digits.slice(8)];
  return random.pick([
    `+7 (${code}) ${a}-${b}-${c}`,
    `8 ${code} ${a} ${b} ${c}`,
    `7${digits}`,
    `+7${digits}`,
    `8(${code})${a}-${b}-${c}`,
    `8-${code}-${a}-${b}-${c}`,
    `${code} ${a}-${b}-${c}`,
  ]);
}

const streets = [
  'Лесная',
  'Садовая',
  'Мира',
  'Победы',
  'Северная',
  'Заводская',
  'Центральная',
  'Полевая',
  'Речная',
  'Новая',
];

/** Towns of the firm's region. */
export const towns = ['Вологда', 'Череповец', 'Ярославль', 'Рыбинск', 'Кострома'] as const;

/** Street and house. */
export function createAddress(random: Random): string {
  return `ул. ${random.pick(streets)}, д. ${random.integer(1, 120)}, кв. ${random.integer(1, 180)}`;
}
