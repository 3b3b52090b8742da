/**
 * Names of companies: compared without legal forms, quotes, dashes, case and the difference of «е» and «ё», because `ООО "Ромашка"`,
 * `Ромашка, ООО` and `ромашка ооо` are one company.
 */
import { cleanSpelling } from './spelling.ts';

/** Legal forms of the countries where amoCRM and Kommo are used, in normalized spelling. */
const forms: ReadonlySet<string> = new Set(
  [
    // Russia, and its forms in Latin letters.
    'ооо оао зао пао ао нао ип ано нко нп гуп муп фгуп гбу мбу фгбу гку тсж тсн снт днп кфх чп чоп чоо спк пбоюл',
    'ooo oao zao pao ip llc jsc ojsc cjsc pjsc',
    // Belarus, Ukraine, Kazakhstan, Kyrgyzstan, Uzbekistan.
    'одо чуп уп чтуп тов пп фоп ват прат пат тоо жшс осоо мчж mchj xk tov',
    // Other countries.
    'ltd limited inc incorporated corp corporation company co lp llp plc gmbh mbh ug ag kg ohg gbr',
    'sa sas sarl sasu srl spa sl slu lda ltda eireli mei bv nv vof oy oyj ab as aps asa sia uab ou',
    'sro spol doo dooel ead eood ood zoo kft zrt nyrt sdn bhd pte pty pvt fze fzco fzllc dmcc',
    'şti sti aş kk yk',
  ]
    .join(' ')
    .split(' '),
);

/** Forms of several words, without spaces, with the form that is short for them. */
const longForms: Readonly<Record<string, string>> = {
  обществосограниченнойответственностью: 'ооо',
  обществосдополнительнойответственностью: 'одо',
  товариществосограниченнойответственностью: 'тоо',
  открытоеакционерноеобщество: 'оао',
  закрытоеакционерноеобщество: 'зао',
  публичноеакционерноеобщество: 'пао',
  непубличноеакционерноеобщество: 'нао',
  акционерноеобщество: 'ао',
  индивидуальныйпредприниматель: 'ип',
  автономнаянекоммерческаяорганизация: 'ано',
  товариствозобмеженоювідповідальністю: 'тов',
  фізичнаособапідприємець: 'фоп',
  limitedliabilitycompany: 'llc',
  jointstockcompany: 'jsc',
  spzoo: 'spzoo',
  gmbhcokg: 'gmbhcokg',
  coltd: 'ltd',
};

/** Other spellings of a form. */
const sameForms: Readonly<Record<string, string>> = {
  ooo: 'ооо',
  oao: 'оао',
  zao: 'зао',
  pao: 'пао',
  ip: 'ип',
  tov: 'тов',
  limited: 'ltd',
  incorporated: 'inc',
  corporation: 'corp',
  company: 'co',
};

/** The most words of a form of several words. */
const longestForm = 5;

/** Latin letters that look like Cyrillic ones, in words that have letters of both. */
const lookalikes: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/** The parts of a company's name. */
export interface CompanyName {
  /** Equal for all spellings of one name. */
  key: string;
  /** The words of the name without legal forms, as they were typed. */
  words: string[];
  /** Its legal forms in one spelling, in the order of the alphabet. */
  forms: string[];
  /** Whether there is nothing but a legal form. */
  isForm: boolean;
}

/** Parses the name of a company. A name that consists of a legal form alone keeps it. */
export function parseCompanyName(name: string): CompanyName {
  const typed = joinInitials(
    cleanSpelling(name)
      .normalize('NFKC')
      // Inside of words: O'Кей, and no part of a name elsewhere.
      .replace(/(?<=\p{L})['’ʼ`´](?=\p{L})/gu, '')
      .split(/[^\p{L}\p{N}\p{M}+]+/u)
      .filter((word) => word !== ''),
  );
  const isCyrillic = typed.some((word) => /\p{Script=Cyrillic}/u.test(word));
  const folded = typed.map(foldWord).map((word) => (isCyrillic ? foldForm(word) : word));
  const { from, to, forms } = withoutForms(folded);
  const isForm = formLength(folded.slice(from, to), true) === to - from && to > from;
  return { key: join(folded.slice(from, to)), words: typed.slice(from, to), forms: forms.toSorted(), isForm };
}

/** Whether two names have no different legal forms: one of them is without, or they have the same. */
export function haveCompatibleForms(one: CompanyName, other: CompanyName): boolean {
  return one.forms.length === 0 || other.forms.length === 0 || one.forms.join() === other.forms.join();
}

/** The key of a company's name; see `parseCompanyName`. */
export function normalizeCompanyName(name: string): string {
  return parseCompanyName(name).key;
}

/** Whether a word is a legal form. @param word folded, see `foldWord` */
export function isLegalForm(word: string): boolean {
  return forms.has(word);
}

/** Letters with dots or spaces between them are one word: `О.О.О.`, `S.A.`, `И. И.`. */
function joinInitials(words: readonly string[]): string[] {
  const joined: string[] = [];
  let isInitial = false;
  for (const word of words) {
    const isLetter = /^\p{L}\p{M}*$/u.test(word);
    if (isLetter && isInitial) joined[joined.length - 1] += word;
    else joined.push(word);
    isInitial = isLetter;
  }
  return joined;
}

/** A word in lower case, with «е» for «ё»; Latin letters in a Cyrillic word are replaced by those that look like them. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase().replaceAll('ё', 'е');
  const isMixed = /\p{Script=Cyrillic}/u.test(lower) && /\p{Script=Latin}/u.test(lower);
  return isMixed ? lower.replace(/[a-z]/g, (letter) => lookalikes[letter] ?? letter) : lower;
}

/** A form that was typed in Latin letters before a Cyrillic name: `TOO «Астана»`. */
function foldForm(word: string): string {
  const lookalike = [...word].map((letter) => lookalikes[letter] ?? letter).join('');
  return !forms.has(word) && forms.has(lookalike) ? lookalike : word;
}

/** Where the name begins and ends between the legal forms at both of its ends, and these forms. */
function withoutForms(words: readonly string[]): { from: number; to: number; forms: string[] } {
  let [from, to] = [0, words.length];
  const found: string[] = [];
  for (;;) {
    const first = formLength(words.slice(from, to), false);
    const last = first > 0 ? 0 : formLength(words.slice(from, to), true);
    if (first + last === 0) return { from, to, forms: found };
    // Nothing else is left: the form is the name.
    if (to - from === first + last) return { from, to, forms: found };
    found.push(nameForm(first > 0 ? words.slice(from, from + first) : words.slice(to - last, to)));
    from += first;
    to -= last;
  }
}

/** A legal form in one spelling. */
function nameForm(words: readonly string[]): string {
  const text = words.join('');
  return longForms[text] ?? sameForms[text] ?? text;
}

/** How many words at an end are a legal form. */
function formLength(words: readonly string[], atEnd: boolean): number {
  for (let length = Math.min(longestForm, words.length); length > 1; length -= 1) {
    const part = atEnd ? words.slice(-length) : words.slice(0, length);
    if (Object.hasOwn(longForms, part.join(''))) return length;
  }
  const word = atEnd ? words.at(-1) : words[0];
  return word !== undefined && forms.has(word) ? 1 : 0;
}

/** Words without spaces, because dashes and spaces are used alike: `Строй-Дом`, `СтройДом`. Digits stay apart: `Лот 1 1`. */
function join(words: readonly string[]): string {
  return words.reduce((text, word) => text + (/\d$/.test(text) && /^\d/.test(word) ? ' ' : '') + word, '');
}

/**
 * The texts to search a name by, the most exact first: the words as they were typed, then the longest part that other spellings of the
 * name contain as well. amoCRM's search finds parts of words, and may tell «е» from «ё».
 */
export function searchTexts({ words }: CompanyName): string[] {
  const parts = words.flatMap((word) => word.split(/(?<=\p{Ll})(?=\p{Lu})/u));
  const longest = longestOf(parts.filter((part) => !/ё/i.test(part))) ?? longestOf(parts);
  const plain = longestOf(parts.flatMap((part) => part.split(/[её]/iu)));
  const texts = [
    words.join(' '),
    longest,
    /[её]/i.test(longest ?? '') && (plain?.length ?? 0) >= 4 ? plain : undefined,
  ];
  return [...new Set(texts.filter((text): text is string => text !== undefined && text.length > 0))];
}

function longestOf(texts: readonly string[]): string | undefined {
  return texts.toSorted((a, b) => b.length - a.length)[0];
}
