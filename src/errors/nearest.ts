import { distance } from 'fastest-levenshtein';

/** A longer text is not a misspelt name, and comparing it with every known name would be slow. */
const maxName = 100;

/**
 * The known names that a wrong one most likely meant, best first, for "did you mean" texts.
 * Compared without case; a name that contains the wrong one (or the other way round) counts as near.
 *
 * @param limit the maximum number of names
 */
export function nearestNames(wrong: string, known: Iterable<string>, limit = 3): string[] {
  if (wrong.length > maxName) return [];
  const target = wrong.trim().toLowerCase();
  return [...new Set(known)]
    .map((name) => ({ name, score: score(target, name.toLowerCase()) }))
    .filter(({ name, score }) => score <= Math.max(2, Math.max(target.length, name.length) * 0.5))
    .sort((a, b) => a.score - b.score)
    .slice(0, limit)
    .map(({ name }) => name);
}

function score(target: string, name: string): number {
  if (target.length >= 3 && (name.includes(target) || target.includes(name))) return 0.5;
  return distance(target, name);
}
