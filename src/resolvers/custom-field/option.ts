import type { CustomField } from '../../amocrm/index.ts';
import { type Candidate, listCandidates } from '../../errors/candidate.ts';
import { nearestNames } from '../../errors/nearest.ts';
import { quote } from '../../errors/quote.ts';

/** An option of a select. */
export type Option = Pick<CustomField['enums'][number], 'id' | 'value' | 'code'>;

/** Normalizes a label for comparison: case, «ё» and the kind of spaces do not matter. */
export function normalizeLabel(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase().replaceAll('ё', 'е');
}

/**
 * Finds an option by label, enum id or code; returns a message if there is none. A label must match, and must not also be
 * the id of another option; the nearest option is never chosen.
 */
export function findOption(value: string | number | boolean, { enums }: { enums: readonly Option[] }): Option | string {
  const given = String(value).trim();
  const wanted = normalizeLabel(given);
  const byId = enums.filter((option) => String(option.id) === given);
  const byLabel = enums.filter((option) => normalizeLabel(option.value) === wanted);
  const byCode = enums.filter((option) => option.code !== null && option.code.toLowerCase() === wanted);
  const found = [...new Set([...byId, ...byLabel, ...byCode])];
  const [option, ...others] = found;
  if (option && others.length === 0) return option;
  // If several labels differ only in case or «ё», the one with exactly this spelling.
  const exact = byLabel.filter((candidate) => candidate.value.trim().normalize('NFC') === given.normalize('NFC'));
  if (exact[0] && exact.length === 1 && byId.length === 0) return exact[0];
  if (option) {
    const ids = listCandidates(found.map(toCandidate));
    const several = byId.length > 0 ? `«${quote(given)}» is the enum id of one option and the label of another` : '';
    return `${several || `several options are named «${quote(given)}»`}; use one of the enum ids ${ids}, or a label that only one has`;
  }
  const near = nearestNames(
    given,
    enums.map(({ value: label }) => label),
  );
  const meant = near.flatMap((known) => enums.filter(({ value: label }) => label === known)).map(toCandidate);
  const hint =
    meant.length > 0 ? `did you mean ${listCandidates(meant)}?` : `there are ${listCandidates(enums.map(toCandidate))}`;
  return `«${quote(given)}» is not an option; ${enums.length > 0 ? hint : 'the field has none'}`;
}

function toCandidate({ id, value }: Option): Candidate {
  return { id, name: value };
}
