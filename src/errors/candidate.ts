import { NotFoundError } from './index.ts';
import { quote } from './quote.ts';

/** Something that a reference could have meant. */
export interface Candidate {
  /** What a caller gives to mean it; alone where it has no name. */
  id: string | number;
  name?: string;
  /** What it is part of; candidates of one group stand together. */
  group?: string;
}

/** How many candidates an error lists. */
const maxListed = 20;

/** How many characters a list takes, so that no door cuts the error that holds it. */
const maxList = 700;

/** How many characters of one name are shown. */
const maxName = 60;

/**
 * Lists what could have been meant: `142 «Успешно реализовано», 143 «Закрыто» and 3 more`. Groups are named before their first
 * candidate: `«Продажи» (1): 11 «Новая», 12 «В работе»; «Сервис» (2): 21 «Принято»`.
 */
export function listCandidates(candidates: readonly Candidate[]): string {
  let text = '';
  let group: string | undefined;
  for (const [index, candidate] of candidates.entries()) {
    const isNext = candidate.group === group;
    const start = candidate.group === undefined || isNext ? '' : `${candidate.group}: `;
    const name = candidate.name === undefined ? '' : ` «${quote(candidate.name, maxName)}»`;
    const part = `${index === 0 ? '' : isNext ? ', ' : '; '}${start}${candidate.id}${name}`;
    if (index >= maxListed || (index > 0 && text.length + part.length > maxList)) {
      return `${text} and ${candidates.length - index} more`;
    }
    text += part;
    group = candidate.group;
  }
  return text;
}

/**
 * Says that ids lead nowhere, and where they could lead: `` `9` is not the id of a pipeline; there are 1 «Продажи», 2 «Сервис» ``.
 *
 * @param given the wrong ids, at least one
 * @param noun what they should be ids of: `a pipeline`
 */
export function describeUnknown(
  given: readonly (string | number)[],
  noun: string,
  candidates: readonly Candidate[],
): string {
  const ids = listCandidates(given.map((id) => ({ id: `\`${id}\`` })));
  const wrong = given.length === 1 ? `${ids} is not the id of ${noun}` : `none of ${ids} is the id of ${noun}`;
  return `${wrong}; ${candidates.length === 0 ? 'there are none' : `there are ${listCandidates(candidates)}`}`;
}

/** The error for settings that do not exist: it names those that do. Parameters as of `describeUnknown`. */
export function settingNotFound(
  given: readonly (string | number)[],
  noun: string,
  candidates: readonly Candidate[],
): NotFoundError {
  return new NotFoundError(`${describeUnknown(given, noun, candidates)}.`, {
    remedy: 'Use an id of the list; the account may have changed since yours was read.',
  });
}
