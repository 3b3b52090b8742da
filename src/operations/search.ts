/**
 * Finds operations by the words of users, in Russian and English. An operation is found by its name, its title, its description
 * and the phrases of `@words`.
 */
import { createCorrection } from './correction.ts';
import { createFit, type Traits, toTraits } from './fit.ts';
import type { Operation } from './operation.ts';
import { findForms, findImplied } from './question.ts';
import { toAllStems, toStems, toWords, weigh } from './stem.ts';

/** Finds operations: the best match first, and the same ones in the same order for the same words. */
export type SearchOperations = (query: string, first: number) => Operation[];

/** The longest query that is read, in characters. */
const maxQuery = 300;

/** What the search knows of an operation. */
interface Entry extends Traits {
  /** How much each of its stems counts, by the texts that have it. */
  weights: Map<string, number>;
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
    const shared = new Float64Array(phrases.length);
    for (const stem of said) {
      const worth = rarity(stem);
      for (const at of places.get(stem) ?? []) shared[at] = (shared[at] ?? 0) + worth;
    }
    const saidTotal = total(said);
    const best = new Map<Entry, number>();
    shared.forEach((common, at) => {
      if (common === 0) return;
      const { entry } = phrases[at] as Phrase;
      const score = common ** 2 / (queryShare * saidTotal + (1 - queryShare) * (totals[at] as number));
      if (score > (best.get(entry) ?? 0)) best.set(entry, score);
    });
    return best;
  }

  /** The score of all texts of an operation: more for each further word that is found. */
  function scoreTexts({ weights }: Entry, worths: Map<string, number>): number {
    let found = 0;
    let sum = 0;
    for (const [stem, worth] of worths) {
      const weight = weights.get(stem);
      if (weight === undefined) continue;
      found++;
      sum += worth * weight;
    }
    return sum * found ** foundPower;
  }

  return (query, first) => {
    const asked = correct(query.slice(0, maxQuery));
    const said = new Set(toMeaning(asked));
    const implied = findImplied(toWords(asked));
    if (implied) said.add(implied);
    const best = scorePhrases(said);
    const worths = new Map([...said].map((stem) => [stem, rarity(stem)]));
    // A word that no operation has, such as a name, is no part of the phrase.
    const told = new Set([...said].filter((stem) => holders.has(stem)));
    const exact = new Set(phrases.filter(({ stems }) => isSame(stems, told)).map(({ entry }) => entry));
    const toFactor = createFit(asked, said);
    const named = findNamed(query, entries);
    const ranked = entries
      .map((entry) => {
        const score = scoreTexts(entry, worths) + phraseWeight * (best.get(entry) ?? 0);
        return { entry, score: score * toFactor(entry) * (exact.has(entry) ? exactPhrase : 1) };
      })
      .filter(({ entry, score }) => score > 0 && !named.includes(entry))
      .sort((a, b) => b.score - a.score)
      .map(({ entry }) => entry);
    return [...named, ...ranked].slice(0, first).map(({ operation }) => operation);
  };
}

/** The operations that a query calls by their names, which no words outrank. A name of one word may be meant as that word. */
function findNamed(query: string, entries: readonly Entry[]): Entry[] {
  const names = new Set((query.slice(0, maxQuery).match(/[a-z0-9]+(?:[_-][a-z0-9]+)+/gi) ?? []).map(toName));
  return entries.filter(({ operation: { name } }) => names.has(name));
}

const toName = (text: string) => text.toLowerCase().replaceAll('-', '_');

function toEntry(operation: Operation): Entry {
  const { name, title, description, words } = operation;
  const spelt = name.replaceAll('_', ' ');
  const weights = new Map<string, number>();
  const add = (stems: Iterable<string>, weight: (stem: string) => number) => {
    for (const stem of new Set(stems)) weights.set(stem, (weights.get(stem) ?? 0) + weight(stem));
  };
  add(toStems(`${spelt}, ${title}`), () => nameWeight);
  // A word of many phrases matters more than one that is said along with others, the more so if there are many phrases.
  const times = count(words.flatMap((phrase) => [...new Set(toMeaning(phrase))]));
  const saturation = 1.5 * (1 + words.length / 25);
  add(times.keys(), (stem) => (4 * (times.get(stem) ?? 0)) / ((times.get(stem) ?? 0) + saturation));
  add(toStems(description), () => descriptionWeight);
  return { ...toTraits(operation), weights };
}

function toMeaning(text: string): string[] {
  return [...toAllStems(text), ...findForms(toWords(text))];
}

function toPhrases(entry: Entry): Phrase[] {
  const { name, title, words } = entry.operation;
  return [name.replaceAll('_', ' '), title, ...words].map((phrase) => ({ entry, stems: new Set(toMeaning(phrase)) }));
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

function isSame(one: Set<string>, other: Set<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}

function count(stems: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

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
