/** Chooses what a name means among the things of an account; the nearest one is never chosen. */
import { type Candidate, listCandidates } from '../../errors/candidate.ts';
import { ValidationError } from '../../errors/index.ts';
import { nearestNames } from '../../errors/nearest.ts';
import { quote } from '../../errors/quote.ts';
import { normalizeName } from './spelling.ts';

/** Something that has a name. */
export interface Named extends Candidate {
  id: number;
  name: string;
}

/** How many candidates fit into an error; of more, the nearest come first. */
const maxListed = 20;

/** All things with this name, each id once. If several differ only in spelling, the one that is written exactly so. */
export function findNamed<Thing extends Named>(text: string, things: readonly Thing[]): Thing[] {
  const wanted = normalizeName(text);
  const found = things.filter(({ name }) => normalizeName(name) === wanted);
  const exact = found.filter(({ name }) => name.trim().normalize('NFC') === text.trim().normalize('NFC'));
  const best = countIds(exact) === 1 ? exact : found;
  return best.filter(({ id }, index) => best.findIndex((each) => each.id === id) === index);
}

function countIds(things: readonly Named[]): number {
  return new Set(things.map(({ id }) => id)).size;
}

/**
 * The id of the only thing that was found.
 *
 * @param noun what it is, for messages: `a pipeline`
 * @param known what could have been meant, if nothing was found
 * @throws {ValidationError} if there is none or more than one
 */
export function requireOne(
  text: string,
  found: readonly Named[],
  { noun, known }: { noun: string; known: readonly Candidate[] },
): string {
  const [only, ...others] = found;
  if (only && others.length === 0) return String(only.id);
  const message = only
    ? `«${quote(text)}» is the name of more than one: ${listCandidates(found)}; give the id of the one that is meant`
    : `«${quote(text)}» is not the id or name of ${noun}; ${
        known.length === 0 ? 'there are none' : `there are ${listCandidates(nearestFirst(text, known))}`
      }`;
  throw new ValidationError([{ path: [], message }]);
}

function nearestFirst(text: string, known: readonly Candidate[]): readonly Candidate[] {
  if (known.length <= maxListed) return known;
  const near = nearestNames(
    normalizeName(text),
    known.map(({ name }) => name ?? ''),
    5,
  );
  const first = known.filter(({ name }) => near.includes(name ?? ''));
  return [...first, ...known.filter((each) => !first.includes(each))];
}
