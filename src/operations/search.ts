/**
 * Finds operations by the words of users, in Russian and English. An operation is found by its name, its title, its description
 * and the phrases of `@words`.
 */
import { createCorrection } from './correction.ts';
import { findIntent, meansMany, meansUndoing } from './intent.ts';
import type { Operation } from './operation.ts';
import { asksWhatYouDid, asksWhenChanged, asksWhoDid, countsRecords, ordersHandover } from './question.ts';
import { toStems, toWords, weigh } from './stem.ts';
import { isThing } from './vocabulary.ts';

/** Finds operations: the best match first, and the same ones in the same order for the same words. */
export type SearchOperations = (query: string, first: number) => Operation[];

/** The longest query that is read, in characters. */
const maxQuery = 300;

/** What the search knows of an operation. */
interface Entry {
  operation: Operation;
  /** How much each of its stems counts, by the texts that have it. */
  weights: Map<string, number>;
  /** The things that it is about. */
  things: Set<string>;
  /** The thing that it is about before others. */
  head: string | undefined;
  needsRecord: boolean;
}

/** A name or a phrase of an operation. */
interface Phrase {
  entry: Entry;
  stems: Set<string>;
}

/** Creates the index of these operations, which takes some tens of milliseconds. */
export function createOperationSearch(operations: readonly Operation[]): SearchOperations {
  const entries = operations.map(toEntry);
  const phrases = entries.flatMap(toPhrases);
  const holders = count(entries.flatMap(({ weights }) => [...weights.keys()]));
  // Which words are rare among operations says little about which matter to a user, so rarity is damped.
  const rarity = (stem: string) =>
    Math.log(1 + (operations.length + 1) / ((holders.get(stem) ?? 0) + 0.5)) ** rarityPower * weigh(stem);
  const total = (stems: Iterable<string>) => [...stems].reduce((sum, stem) => sum + rarity(stem), 0);
  const totals = phrases.map(({ stems }) => total(stems));
  const places = findPlaces(phrases);
  const correct = createCorrection(operations.flatMap(toTexts));

  /** The score of the phrase of each operation that is most like the query: short ones are to be said as a whole. */
  function scorePhrases(said: Set<string>): Map<Entry, number> {
    const shared = new Map<number, number>();
    for (const stem of said) {
      for (const at of places.get(stem) ?? []) shared.set(at, (shared.get(at) ?? 0) + rarity(stem));
    }
    const saidTotal = total(said);
    const best = new Map<Entry, number>();
    for (const [at, common] of shared) {
      const { entry } = phrases[at] as Phrase;
      const score = common ** 2 / (queryShare * saidTotal + (1 - queryShare) * (totals[at] as number));
      if (score > (best.get(entry) ?? 0)) best.set(entry, score);
    }
    return best;
  }

  /** The score of all texts of an operation: more for each further word that is found. */
  function scoreTexts({ weights }: Entry, said: Set<string>): number {
    const found = [...said].filter((stem) => weights.has(stem));
    const sum = found.reduce((score, stem) => score + rarity(stem) * (weights.get(stem) ?? 0), 0);
    return sum * found.length ** foundPower;
  }

  return (query, first) => {
    const asked = correct(query.slice(0, maxQuery));
    const words = toWords(asked);
    const said = new Set(toStems(asked));
    if (asksWhatYouDid(words)) said.add('journal');
    else if (asksWhoDid(words)) said.add('event');
    else if (asksWhenChanged(words)) said.add('history');
    else if (ordersHandover(words)) said.add('hand');
    const best = scorePhrases(said);
    const exact = new Set(phrases.filter(({ stems }) => isSame(stems, said)).map(({ entry }) => entry));
    const toFactor = createFit(asked, said);
    return entries
      .map((entry) => {
        const score = scoreTexts(entry, said) + phraseWeight * (best.get(entry) ?? 0);
        return { entry, score: score * toFactor(entry) * (exact.has(entry) ? exactPhrase : 1) };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, first)
      .map(({ entry }) => entry.operation);
  };
}

function toEntry(operation: Operation): Entry {
  const { name, title, description, words, kind, input } = operation;
  const spelt = name.replaceAll('_', ' ');
  const weights = new Map<string, number>();
  const add = (stems: Iterable<string>, weight: (stem: string) => number) => {
    for (const stem of new Set(stems)) weights.set(stem, (weights.get(stem) ?? 0) + weight(stem));
  };
  add(toStems(`${spelt}, ${title}`), () => nameWeight);
  // A word of many phrases matters more than one that is said along with others, the more so if there are many phrases.
  const times = count(words.flatMap((phrase) => [...new Set(toStems(phrase))]));
  const saturation = 1.5 * (1 + words.length / 25);
  add(times.keys(), (stem) => (4 * (times.get(stem) ?? 0)) / ((times.get(stem) ?? 0) + saturation));
  add(toStems(description), () => descriptionWeight);
  const required = Array.isArray(input.required) ? input.required : [];
  return {
    operation,
    weights,
    things: keep(toStems(spelt), isThing),
    head: [...keep(toStems(spelt.replace(/ (?:by|of|to|from) .*/, '')), isThing)].at(-1),
    needsRecord:
      kind === 'query' && required.some((each) => /(?:^|_)(?:uuid|uid|id|custom_fields)$/.test(String(each))),
  };
}

function toPhrases(entry: Entry): Phrase[] {
  const { name, title, words } = entry.operation;
  return [name.replaceAll('_', ' '), title, ...words].map((phrase) => ({ entry, stems: new Set(toStems(phrase)) }));
}

function toTexts({ name, title, description, words }: Operation): string[] {
  return [name.replaceAll('_', ' '), title, description, ...words];
}

function findPlaces(phrases: readonly Phrase[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  phrases.forEach(({ stems }, at) => {
    for (const stem of stems) {
      const known = places.get(stem);
      if (known) known.push(at);
      else places.set(stem, [at]);
    }
  });
  return places;
}

/** How well the kind of an operation fits what the user means, as a factor. */
function createFit(asked: string, said: Set<string>): (entry: Entry) => number {
  const words = toWords(asked);
  const intent = findIntent(words);
  // «кто перенёс» names a write, and is certain to ask.
  const isPast = asksWhoDid(words);
  const isMany = meansMany(words) || countsRecords(words) || ordersHandover(words);
  const opposite = meansUndoing(words) ? addingName : undoingName;
  const things = keep(said, isThing);
  const head = findHead(words);
  return (entry) => {
    const { kind, toolset, name } = entry.operation;
    const doubt = kind === 'mutation' && isPast ? otherKind : 1;
    const likelihood = doubt * (kind === (intent ?? 'query') ? 1 : intent ? otherKind : unsaidKind);
    const scope = toolset === 'bulk' ? (isMany ? manyRecords : fewRecords) : 1;
    const direction = intent === 'mutation' && opposite.test(name) ? otherDirection : 1;
    const main = head && head === entry.head ? sameHead : 1;
    const single = entry.needsRecord ? oneRecord : 1;
    return likelihood * scope * direction * main * single * compareThings(entry, things);
  };
}

/** How much of the score is left after comparing what an operation is about with what the user names. */
function compareThings({ things: own, operation }: Entry, said: Set<string>): number {
  if (own.size === 0 || said.size === 0) return 1;
  if (overlaps(own, said))
    return differentThing ** [...own, ...said].filter((each) => !own.has(each) || !said.has(each)).length;
  // Reports and logs tell of records that they do not name.
  const isReport = operation.kind === 'query' && !(overlaps(own, records) && overlaps(said, records));
  return isReport ? 1 : otherThings;
}

/** The thing that a query is about before others: the first, or the last of several English nouns in a row. */
function findHead(words: readonly string[]): string | undefined {
  const stems = words.map((word) => toStems(word)[0] ?? '');
  let at = stems.findIndex(isThing);
  while (/^[a-z]/.test(words[at] ?? '') && isThing(stems[at + 1] ?? '')) at++;
  return stems[at];
}

function keep(stems: Iterable<string>, isKept: (stem: string) => boolean): Set<string> {
  return new Set([...stems].filter(isKept));
}

function overlaps(one: Set<string>, other: Set<string>): boolean {
  return [...one].some((each) => other.has(each));
}

function isSame(one: Set<string>, other: Set<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}

function count(stems: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

/** The kinds of records whose operations are told apart by the record. */
const records = new Set(['lead', 'contact', 'company', 'task']);

const nameWeight = 0.8;
const descriptionWeight = 0.33;
const rarityPower = 0.6;
const foundPower = 0.8;

/** How much the length of the query counts in comparing it with a phrase; the rest is the length of the phrase. */
const queryShare = 0.25;

/** How much the best phrase counts beside all texts of an operation. */
const phraseWeight = 6;

/** How much more counts an operation of which a whole phrase is said, and nothing else. */
const exactPhrase = 1.5;

/** What is left of the score of a write if the user asks, and of a read if the user orders a change. */
const otherKind = 0.45;

/** What is left of the score of a write if the user says neither: a noun alone is mostly a question. */
const unsaidKind = 0.75;

/** How much more counts a write of many records if the user says that many are meant. */
const manyRecords = 1.35;

/** What is left of the score of a write of many records if the user does not say that many are meant. */
const fewRecords = 0.75;

/** What is left of the score of a read that needs the id of a record or the conditions on a field. */
const oneRecord = 0.95;

/** How much more counts an operation on the thing that the user names first. */
const sameHead = 1.15;

/** What is left of the score of an operation for each thing that only one of both names. */
const differentThing = 0.94;

/** What is left of the score of an operation on other things than the user names. */
const otherThings = 0.8;

/** What is left of the score of a write that adds if the user takes away, and of one that takes away if the user does not. */
const otherDirection = 0.8;

/** The names of operations that take something away, undo or end it. */
const undoingName = /^(delete|detach|unlink|unpin|unsubscribe|decline|deactivate|stop|close|archive|undo)_?/;

/** The names of operations that add something. */
const addingName = /^(create|add|import|subscribe|upload|attach|link|pin|activate|accept|smart|get_or_create|run)_/;
