/** What words mean: those that mean the same lead to the same concept, whatever operation they are said of. */
import { deeds, particles, qualities, things } from './lexicon.ts';

interface Concepts {
  /** Words that are compared as stems. */
  whole: [word: string, concept: string][];
  /** Beginnings of words. */
  beginnings: Map<string, string>;
  names: Set<string>;
}

function parse(text: string): Concepts {
  const concepts: Concepts = { whole: [], beginnings: new Map(), names: new Set() };
  for (const line of text.trim().split('\n')) {
    const [name = '', words = ''] = line.split(':');
    concepts.names.add(name);
    for (const word of [name, ...words.trim().split(' ')]) {
      if (word.endsWith('*')) concepts.beginnings.set(word.slice(0, -1), name);
      else if (word) concepts.whole.push([word, name]);
    }
  }
  return concepts;
}

const thingConcepts = parse(things);
const deedConcepts = parse(deeds);
const particleConcepts = parse(particles);
const groups = [thingConcepts, deedConcepts, parse(qualities), particleConcepts];
const beginnings = new Map(groups.flatMap((group) => [...group.beginnings]));

/** Words and what they mean; inflected forms are to be compared as stems. */
export const wholeWords: readonly (readonly [word: string, concept: string])[] = groups.flatMap(({ whole }) => whole);

/** Whether a concept is a thing that amoCRM keeps. */
export function isThing(concept: string): boolean {
  return thingConcepts.names.has(concept);
}

/** Whether a concept is something that is done with a thing. */
export function isDeed(concept: string): boolean {
  return deedConcepts.names.has(concept);
}

/** Whether a concept is that of a small word. */
export function isParticle(concept: string): boolean {
  return particleConcepts.names.has(concept);
}

/** The concept of a word by its longest known beginning; undefined if none is known. */
export function findByBeginning(word: string): string | undefined {
  for (let length = word.length; length >= 3; length--) {
    const concept = beginnings.get(word.slice(0, length));
    if (concept) return concept;
  }
  return undefined;
}
