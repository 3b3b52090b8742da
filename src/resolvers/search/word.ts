/**
 * Words of a search, compared in all their forms: «веранду» is a form of «веранда», and «окон» of «окна». Forms of one word differ
 * in their endings alone, so «Марина» is not a form of «Мария», nor «Александр» of «Алексей».
 */
import { foldWord, isLegalForm } from '../identity/company-name.ts';
import { cleanSpelling } from '../identity/spelling.ts';

/** The endings of nouns, adjectives and surnames. A word in its shortest form has none. */
const endings = (
  'ами ями ого его ому ему ыми ими ' +
  'ью ой ей ою ею ом ем ам ям ах ях ым им ый ий ая яя ую юю ое ее ые ие ых их ' +
  'а е и о у ы э ю я й ь'
).split(' ');

/** The ending of the genitive plural («балконов»), with which surnames end in all their forms («Иванов», «Иванова»). */
const surnameEnding = /[ое]в$/;

const latinEndings = ['ies', 'es', 's', 'y'];

/** The fewest letters that forms of a word have in common. */
const leastRoot = 2;

/** The fewest letters that amoCRM is asked for: with less it may return nothing, or everything. */
const leastSearched = 3;

/** A vowel that a form without an ending has and the others have not: «окон», «окна». */
const fleeting = /(?<=[бвгджзйклмнпрстфхцчшщ])[ое](?=[бвгджзклмнпрстфхцчшщ]ь?$)/;

/** Words that do not tell one record from another. */
const empty: ReadonlySet<string> = new Set(
  (
    'а в во и из к ко на о об от по под при про с со у за для до или the an of for from with and to in on by ' +
    'сделка сделки сделку сделке сделкой сделок лид клиент клиента клиенту клиентом клиентка контакт контакта ' +
    'компания компании компанию фирма фирмы фирму задача задачи задачу товар товара товары покупатель ' +
    'lead leads deal deals client contact company task tasks product customer'
  ).split(' '),
);

/** A word of a text. */
export interface Word {
  /** In lower case, with «е» for «ё», and without letters of another alphabet that look alike. */
  text: string;
  /** As it was written. */
  typed: string;
}

/** The words of a text. */
export function toWords(text: string): Word[] {
  return cleanSpelling(text)
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((typed) => typed !== '')
    .map((typed) => ({ typed, text: foldWord(typed) }));
}

/** The words by which a record is looked for: without legal forms and words that every record may have, unless there are no others. */
export function toSearchWords(text: string): Word[] {
  const words = toWords(joinLegalForms(text).replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '));
  const telling = words.filter(
    ({ text, typed }, index) => !isLegalForm(text) && (!empty.has(text) || (index > 0 && isInitial(typed))),
  );
  return telling.length > 0 ? telling : words;
}

/** Whether a word is the first letter of a name, and not a preposition. */
function isInitial(typed: string): boolean {
  return /^\p{Lu}$/u.test(typed);
}

/** `О.О.О.` is one word; the initials of a person are several. */
function joinLegalForms(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.\s?){2,4}(?![\p{L}\p{N}]\.)/gu, (dotted) => {
    const joined = dotted.replace(/[.\s]/g, '');
    return isLegalForm(foldWord(joined)) ? `${joined} ` : dotted;
  });
}

/**
 * Whether two words are forms of one word.
 *
 * @param wide whether a searched word in -ов or -ев may be a genitive plural; otherwise it is taken for a surname
 */
export function isSameWord(searched: Word, own: Word, wide = false): boolean {
  // Most words of a record end here.
  if (own.text[0] !== searched.text[0]) return false;
  if (searched.text.length === 1) return true;
  const isSurname = /^\p{Lu}/u.test(own.typed);
  const roots = rootsOf(own.text, !isSurname);
  return rootsOf(searched.text, wide).some((root) => roots.includes(root));
}

/** What forms of a word may begin with, the shortest first. */
function rootsOf(word: string, isPlural: boolean): string[] {
  if (/\p{N}/u.test(word)) return [word];
  if (/\p{Script=Latin}/u.test(word)) return cutEndings(word, latinEndings);
  const bare = word.replace(fleeting, '').replace(/ь$/, '');
  return [
    ...cutEndings(word, endings),
    ...(isPlural && surnameEnding.test(word) ? [word.slice(0, -2)] : []),
    ...(fleeting.test(word) ? [bare] : []),
  ].filter(({ length }) => length >= leastRoot);
}

function cutEndings(word: string, all: readonly string[]): string[] {
  const cut = all.flatMap((ending) => (word.endsWith(ending) ? [word.slice(0, -ending.length)] : []));
  return [...cut, word].filter(({ length }) => length >= leastRoot);
}

/**
 * The texts that all forms of a word contain: usually one. If what they share is too short, one for those without a fleeting vowel
 * and one for those with it («окн», «окон»).
 */
export function searchedTexts({ text }: Word, wide = false): string[] {
  const roots = rootsOf(text, wide).filter((root) => root.length >= leastSearched && text.startsWith(root));
  const root = roots.toSorted((a, b) => a.length - b.length)[0] ?? text;
  const [, before = '', last = ''] = withVowel.exec(text) ?? withoutVowel.exec(root) ?? [];
  if (before === '' || before.at(-1) === last) return [root];
  if (before.length >= leastSearched) return [before];
  const bare = before + last;
  if (bare.length < leastSearched) return [root];
  return bare === root ? [root, before + (/[кгх]$/.test(before) ? 'о' : 'е') + last] : [bare];
}

/** A form with a fleeting vowel, and the root of one without it. */
const withVowel = /^(.*[бвгджзклмнпрстфхцчшщ])[ое]([кцнл])ь?$/;
const withoutVowel = /^(.*[бвгджзклмнпрстфхцчшщ])([кцнл])$/;

/**
 * A text that a word contains if it was stored with «ё»: the longest part without «е», or the word with «ё» for the last one.
 * amoCRM's search may tell the two letters apart. Undefined for a word without «е».
 */
export function withoutYo(word: Word): string | undefined {
  const [text = ''] = searchedTexts(word);
  if (!text.includes('е')) return undefined;
  const longest = text.split('е').toSorted((a, b) => b.length - a.length)[0] ?? '';
  return longest.length >= leastSearched ? longest : text.replace(/е(?=[^е]*$)/, 'ё');
}
