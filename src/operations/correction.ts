/**
 * Reads what users meant to type: misspelt words, Russian in Latin letters («sdelki»), and words typed with the other keyboard layout
 * («cltkrb»). A word that is known is left alone.
 */
import { distance } from 'fastest-levenshtein';
import { isEmptyWord, toStem, toWords } from './stem.ts';
import { findByBeginning, wholeWords } from './vocabulary.ts';

/** How many unknown words are compared with all known ones: a name or a paste has more. */
const maxCompared = 12;

/** A shorter word is more often another word than a misspelt one: «после» is not «поле». */
const minCorrected = 6;

const minSpelt = 4;

/** A name that stands for all. */
const somebody = 'somebody';

const latinKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const cyrillicKeys = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

const spellings: readonly (readonly [latin: string, cyrillic: string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['yo', 'е'],
  ['jo', 'е'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['iu', 'ю'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['ia', 'я'],
  ...[...'abvgdezijklmnoprstufhcy'].map((letter, at) => [letter, [...'абвгдезийклмнопрстуфхцы'][at] ?? ''] as const),
  ["'", 'ь'],
  ['w', 'в'],
  ['x', 'кс'],
  ['q', 'к'],
];

/** Creates the reader. @param texts what is known, by the words in it */
export function createCorrection(texts: Iterable<string>): (text: string) => string {
  const words = new Set(wholeWords.map(([word]) => word));
  for (const text of texts) for (const word of toWords(text)) words.add(word);
  const stems = new Set([...words].map(toStem));
  const byLetter = new Map<string, string[]>();
  for (const word of words) {
    const first = word[0] ?? '';
    byLetter.set(first, [...(byLetter.get(first) ?? []), word]);
  }
  const isKnown = (word: string) =>
    words.has(word) || isEmptyWord(word) || findByBeginning(word) !== undefined || stems.has(toStem(word));
  const findNearest = (word: string, shortest = minCorrected): string | undefined => {
    if (word.length < shortest) return undefined;
    const limit = word.length < 9 ? 1 : 2;
    let best: string | undefined;
    let least = limit + 1;
    for (const candidate of byLetter.get(word[0] ?? '') ?? []) {
      if (candidate.length < 4 || Math.abs(candidate.length - word.length) > limit) continue;
      const edits = isSwapped(word, candidate) ? 1 : distance(word, candidate);
      if (edits < least) [best, least] = [candidate, edits];
    }
    return best;
  };
  return (text) => {
    const read = withOtherLayout(text, isKnown);
    let compared = 0;
    return read.replace(/[\p{L}\p{N}]+/gu, (said) => {
      const [word = ''] = toWords(said);
      if (isKnown(word) || /\p{N}/u.test(word)) return said;
      const spelt = /^[a-z]+$/.test(word) ? toCyrillic(word) : undefined;
      if (spelt && isKnown(spelt)) return spelt;
      if (isName(said, text)) return somebody;
      if (++compared > maxCompared) return said;
      // Letters have several spellings in Latin, so a short word is compared too.
      return (spelt && findNearest(spelt, minSpelt)) ?? findNearest(word) ?? said;
    });
  };
}

/** Two neighbouring letters are one slip. */
function isSwapped(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  const at = [...word].findIndex((letter, index) => letter !== other[index]);
  return (
    at >= 0 && word[at] === other[at + 1] && word[at + 1] === other[at] && word.slice(at + 2) === other.slice(at + 2)
  );
}

/** A capital letter within a text begins a name. */
function isName(word: string, text: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word) && !text.trimStart().startsWith(word);
}

function toCyrillic(word: string): string {
  let rest = word;
  let spelt = '';
  while (rest) {
    const [latin, cyrillic] = spellings.find(([start]) => rest.startsWith(start)) ?? [rest[0] ?? '', ''];
    spelt += cyrillic;
    rest = rest.slice(latin.length);
  }
  return spelt;
}

/** The text as the other layout of the keyboard types it, if that is made of known words and the text is not. */
function withOtherLayout(text: string, isKnown: (word: string) => boolean): string {
  const lower = text.toLowerCase();
  const isCyrillic = /\p{Script=Cyrillic}/u.test(lower);
  if (isCyrillic && /[a-z]/.test(lower)) return text;
  const count = (candidate: string) => toWords(candidate).filter((word) => word.length > 2 && isKnown(word)).length;
  if (count(lower) > 0) return text;
  const [from, to] = isCyrillic ? [cyrillicKeys, latinKeys] : [latinKeys, cyrillicKeys];
  const typed = [...lower].map((key) => (from.includes(key) ? to[from.indexOf(key)] : key)).join('');
  return count(typed) > 0 ? typed : text;
}
