import type { User } from '../../amocrm/index.ts';
import { type Candidate, listCandidates } from '../../errors/candidate.ts';
import { ValidationError } from '../../errors/index.ts';
import { quote } from '../../errors/quote.ts';
import type { Context } from '../context.ts';
import { asAdmin } from '../write/admin.ts';
import { findNamed, requireOne } from './choose.ts';
import type { NameQuery } from './scope.ts';
import { normalizeName, wordsOf } from './spelling.ts';

/** The words for the user of the token. */
const me: readonly string[] = ['me', 'я'];

/** A word of one letter is an initial. */
const minWord = 2;

/**
 * The id of an active user by their name, by one whole word of it that no other active user has, or of the token's user by `me`.
 *
 * @throws {ForbiddenError} if the token's user is not an administrator: amoCRM lists users for administrators only
 */
export async function findUserByName({ text, context }: NameQuery): Promise<string> {
  const { metadata } = context;
  const wanted = normalizeName(text);
  if (me.includes(wanted)) return String((await metadata.account()).current_user_id);
  const load = () => asAdmin('see users, so only ids and `me` are accepted', () => metadata.users());
  const active = async () => (await load()).filter(({ is_active }) => is_active);
  const find = async () => {
    const users = await active();
    const named = findNamed(text, users);
    const found = named.length > 0 ? named : users.filter(({ name }) => hasWord(name, wanted));
    return found.length > 0 ? found : undefined;
  };
  const found = (await metadata.find(['users'], find)) ?? [];
  const groups = await describeGroups(context);
  if (found.length === 0) refuseInactive(text, wanted, await load());
  return requireOne(text, toCandidates(found, groups), {
    noun: 'an active user',
    known: found.length > 0 ? [] : toCandidates(await active(), groups),
  });
}

function hasWord(name: string, wanted: string): boolean {
  return wanted.length >= minWord && wordsOf(name).includes(wanted);
}

/** The id of a user, active or not, by their name or by one word of it; of a word, active users are meant first. */
export async function findAnyUserByName(query: NameQuery): Promise<string> {
  const { text, context } = query;
  if (me.includes(normalizeName(text))) return findUserByName(query);
  const users = await asAdmin('see users, so only ids and `me` are accepted', () => context.metadata.users());
  const named = findNamed(text, users);
  const wanted = normalizeName(text);
  const withWord = users.filter(({ name }) => hasWord(name, wanted));
  const meant = named.length > 0 || withWord.some(({ is_active }) => is_active) ? named : withWord;
  return meant.length > 0 ? requireOne(text, meant, { noun: 'a user', known: [] }) : findUserByName(query);
}

/** The id of a user who has left, by their name: for those who come back. */
export async function findInactiveUserByName({ text, context }: NameQuery): Promise<string> {
  const { metadata } = context;
  const load = () => asAdmin('see users, so only ids are accepted', () => metadata.users());
  const inactive = async () => (await load()).filter(({ is_active }) => !is_active);
  const find = async () => {
    const named = findNamed(text, await inactive());
    return named.length > 0 ? named : undefined;
  };
  const found = (await metadata.find(['users'], find)) ?? [];
  return requireOne(text, found, { noun: 'an inactive user', known: found.length > 0 ? [] : await inactive() });
}

/** A person who has left is told apart from one who was never there. */
function refuseInactive(text: string, wanted: string, users: readonly User[]): void {
  const inactive = users.filter(({ is_active }) => !is_active);
  const named = inactive.filter(({ name }) => normalizeName(name) === wanted);
  const found = named.length > 0 ? named : inactive.filter(({ name }) => hasWord(name, wanted));
  if (found.length === 0) return;
  // Who was called by one word is named in full.
  const ids = named.length > 0 ? found.map(({ id }) => id).join(', ') : listCandidates(found);
  const message = `«${quote(text)}» is not active any more, and names mean active users; if that user is meant, give the id: ${ids}`;
  throw new ValidationError([{ path: [], message }]);
}

async function describeGroups({ metadata }: Context): Promise<(user: User) => string | undefined> {
  const { users_groups: groups } = await metadata.account();
  return ({ group_id }) => groups.find(({ id }) => id === group_id)?.name;
}

function toCandidates(users: readonly User[], groupOf: (user: User) => string | undefined) {
  const candidates = users.map((user) => {
    const group = groupOf(user);
    return { id: user.id, name: user.name, ...(group !== undefined && { group: `«${quote(group, 40)}»` }) };
  });
  // Users of one group stand together in a list of candidates.
  const order = [...new Set(candidates.map(({ group }: Candidate) => group))];
  return candidates.toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}
