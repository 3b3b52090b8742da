/** Compares what an operation is for with what the user means: reading or changing, one record or many, and which things. */
import { joinPhrases } from './idiom.ts';
import { findIntent, meansMany, meansUndoing } from './intent.ts';
import type { Operation } from './operation.ts';
import { asksWhoDid, countsRecords, findMissing, ordersHandover } from './question.ts';
import { toStem, toStems, toWords } from './stem.ts';
import { isThing } from './vocabulary.ts';

/** What an operation is for. */
export interface Traits {
  operation: Operation;
  /** The things that it is about. */
  things: Set<string>;
  /** The thing that it is about before others. */
  head: string | undefined;
  needsRecord: boolean;
}

/** What an operation is for, by its name and what it requires. */
export function toTraits(operation: Operation): Traits {
  const { name, kind, input } = operation;
  const spelt = name.replaceAll('_', ' ');
  const required = Array.isArray(input.required) ? input.required : [];
  return {
    operation,
    things: keep(toStems(spelt), isThing),
    head: [...keep(toStems(spelt.replace(/ (?:by|of|to|from) .*/, '')), isThing)].at(-1),
    needsRecord:
      kind === 'query' && required.some((each) => /(?:^|_)(?:uuid|uid|id|custom_fields)$/.test(String(each))),
  };
}

/** How well an operation fits what the user means, as a factor of its score. @param said the stems of what is asked */
export function createFit(asked: string, said: Set<string>): (traits: Traits) => number {
  const words = toWords(asked);
  const intent = findIntent(toWords(joinPhrases(asked)));
  // «кто перенёс» names a write, and is certain to ask.
  const isPast = asksWhoDid(words);
  const isMany = meansMany(words) || countsRecords(words) || ordersHandover(words);
  const opposite = meansUndoing(words) ? addingName : undoingName;
  const isChanging = overlaps(said, changing) && !overlaps(said, making);
  const missing = findMissing(words);
  const things = keep(said, (stem) => isThing(stem) && !missing.has(stem));
  const head = findHead(words, missing);
  return (traits) => {
    const { kind, toolset, name } = traits.operation;
    const doubt = kind === 'mutation' && isPast ? otherKind : 1;
    const likelihood = doubt * (kind === (intent ?? 'query') ? 1 : intent ? otherKind : unsaidKind);
    const scope = kind === 'query' ? 1 : findScope(toolset, isMany);
    const isOpposite = opposite.test(name) || (isChanging && addingName.test(name));
    const direction = intent === 'mutation' && isOpposite ? otherDirection : 1;
    const main = head && head === traits.head ? sameHead : 1;
    const single = traits.needsRecord ? oneRecord : 1;
    return likelihood * scope * direction * main * single * compareThings(traits, things);
  };
}

function findScope(toolset: string, isMany: boolean): number {
  if (toolset === 'bulk' || toolset === 'import') return isMany ? manyRecords : fewRecords;
  return isMany && toolset !== 'journal' ? severalTimes : 1;
}

/** How much of the score is left after comparing what an operation is about with what the user names. */
function compareThings({ things: own, operation }: Traits, said: Set<string>): number {
  if (own.size === 0 || said.size === 0) return 1;
  if (overlaps(own, said))
    return differentThing ** [...own, ...said].filter((each) => !own.has(each) || !said.has(each)).length;
  // Reports and logs tell of records that they do not name.
  const isReport = operation.kind === 'query' && !(overlaps(own, records) && overlaps(said, records));
  return isReport ? 1 : otherThings;
}

/** The thing that a query is about before others: the first, or the last of several English nouns in a row. */
function findHead(words: readonly string[], missing: Set<string>): string | undefined {
  const stems = words.map(toStem);
  let at = stems.findIndex((stem) => isThing(stem) && !missing.has(stem));
  while (/^[a-z]/.test(words[at] ?? '') && isThing(stems[at + 1] ?? '')) at++;
  return stems[at];
}

function keep(stems: Iterable<string>, isKept: (stem: string) => boolean): Set<string> {
  return new Set([...stems].filter(isKept));
}

function overlaps(one: Set<string>, other: Set<string>): boolean {
  return [...one].some((each) => other.has(each));
}

/** The kinds of records whose operations are told apart by the record. */
const records = new Set(['lead', 'contact', 'company', 'task']);

/** The deeds that change what is there. */
const changing = new Set(
  'update rename move postpone reassign close complete stop block return undo reopen hand decline accept'.split(' '),
);

/** The deeds that make something new. */
const making = new Set('create jot schedule upload subscribe remind put attach connect run send notify new'.split(' '));

/** What is left of the score of a write if the user asks, and of a read if the user orders a change. */
const otherKind = 0.45;

/** What is left of the score of a write if the user says neither: a noun alone is mostly a question. */
const unsaidKind = 0.75;

/** How much more counts a write of many records if the user says that many are meant. */
const manyRecords = 1.35;

/** What is left of the score of a write of many records if the user does not say that many are meant. */
const fewRecords = 0.75;

/** What is left of the score of any other write if the user says that many are meant. */
const severalTimes = 0.9;

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
