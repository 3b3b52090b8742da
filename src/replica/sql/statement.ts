/** Checks a statement before an engine sees it, and says which views it reads. */
import { nearestNames } from '../../errors/nearest.ts';
import { type Kind, kinds } from '../kind.ts';
import { views } from '../view/index.ts';
import { refuseForeignSyntax, stripFence } from './advice.ts';
import { checkForms } from './compare.ts';
import { foldCase } from './fold.ts';
import { allowedFunctions, findSubstitute, parenthesisWords } from './function.ts';
import { findMembers } from './member.ts';
import { localize, refuseArithmetic, setNow } from './moment.ts';
import { Operands, type ParameterValue } from './operand.ts';
import { SqlRefusal } from './refusal.ts';
import { findCommonTables, findSources, isColumnList } from './relation.ts';
import { type Clock, Rewriting } from './rewriting.ts';
import { placesOf, type Token, tokenize } from './token.ts';
import { checkValues, type DoubtfulValue } from './value.ts';

/** A statement that may be run. */
export interface CheckedStatement {
  /** As it is run: with the engine's own placeholders, and with what the engine would read otherwise written anew. */
  text: string;
  /** As the caller wrote it, if `text` says something otherwise: the names of columns are taken from it. */
  named?: string | undefined;
  /** The values of the placeholders of `text`. */
  parameters: readonly ParameterValue[];
  /** IANA name of the time zone of the account. */
  timeZone: string;
  /** What columns are qualified with. */
  aliases: readonly string[];
  /** The views that it reads. */
  views: string[];
  /** The kinds of records that it reads. */
  kinds: Kind[];
  /** Names behind dots, of columns that it has named itself, unless they are functions. */
  members: string[];
  /** The values that it compares columns with and that only the rows can tell to be right or wrong. */
  doubts: DoubtfulValue[];
}

/** How long a statement may be, in characters. */
export const maxStatement = 20_000;

/**
 * Checks a statement: one `select` over views, with functions that cannot do harm, and as many placeholders as parameters.
 *
 * @throws {SqlRefusal} with what is wrong and the nearest name
 */
export function checkStatement(
  given: string,
  engine: 'sqlite' | 'postgres',
  parameters: readonly ParameterValue[],
  clock: Clock,
): CheckedStatement {
  const text = stripFence(given);
  if (text.length > maxStatement) throw new SqlRefusal(`The statement has more than ${maxStatement} characters.`);
  const tokens = dropEnd(tokenize(text, engine));
  const first = tokens.find(({ mark }) => mark !== '(');
  if (!first) throw new SqlRefusal('The statement is empty.');
  if (!['select', 'with', 'values'].includes(first.mark)) {
    throw new SqlRefusal(`Only SELECT is run here, and the statement begins with ${quoteToken(text, first)}.`);
  }
  refuseForeignSyntax(text, tokens, engine);
  const { relations, columnLists } = findSources(tokens);
  checkFunctions(text, tokens, columnLists, engine);
  const members = findMembers(tokens, engine);
  const common = findCommonTables(tokens);
  const sources = [...new Set(relations.map(({ name }) => name))];
  // Also one whose name a query of \`with\` has: that query may read the view.
  const names = sources.filter((name) => Object.hasOwn(views, name));
  const unknown = sources.find((name) => !common.has(name) && !names.includes(name));
  if (unknown !== undefined) throw new SqlRefusal(describeUnknownView(unknown));
  checkPlaces(text, tokens, parameters.length);
  const input = { text, tokens, engine, parameters, relations, common };
  const doubts = checkValues(input);
  const rewriting = rewrite(new Operands(input), clock);
  return {
    text: rewriting.write(true),
    named: rewriting.isChanged ? rewriting.write(false) : undefined,
    parameters: rewriting.parameters,
    timeZone: clock.timeZone,
    aliases: relations.map(({ alias }) => alias),
    views: names,
    kinds: kindsOf(names, tokens),
    members,
    doubts,
  };
}

/** Writes anew what the engine would read otherwise than it is meant. @throws {SqlRefusal} for what it would answer wrongly */
function rewrite(operands: Operands, clock: Clock): Rewriting {
  const rewriting = new Rewriting(operands);
  const isSqlite = operands.input.engine === 'sqlite';
  if (isSqlite) refuseArithmetic(operands);
  checkForms(operands, rewriting, clock);
  localize(operands, rewriting, clock);
  if (isSqlite) setNow(operands, rewriting, clock);
  foldCase(operands, rewriting);
  return rewriting;
}

/** The tokens of the only statement, without the semicolons at its end. */
function dropEnd(tokens: readonly Token[]): Token[] {
  const end = tokens.findIndex(({ mark }) => mark === ';');
  if (end < 0) return [...tokens];
  if (tokens.slice(end).some(({ mark }) => mark !== ';')) throw new SqlRefusal('Only one statement is run at a time.');
  return tokens.slice(0, end);
}

function checkFunctions(
  text: string,
  tokens: readonly Token[],
  columnLists: ReadonlySet<Token>,
  engine: 'sqlite' | 'postgres',
): void {
  const allowed = allowedFunctions[engine];
  for (const [index, token] of tokens.entries()) {
    if (tokens[index + 1]?.mark !== '(' || token.name === '') continue;
    const before = tokens[index - 1];
    if (before?.mark === '.') {
      throw new SqlRefusal(`Functions are called without a schema: ${quoteToken(text, token)}.`);
    }
    if (parenthesisWords.has(token.mark)) continue;
    if (allowed.has(token.name)) continue;
    // A name with a list of columns: `with week(day) as (…)` or `(values (1)) as week(day)`.
    if (before?.mark === 'as' || columnLists.has(token) || isColumnList(tokens, index)) continue;
    // A type: `'101'::bit(3)`.
    if (before?.mark === '::') continue;
    const substitute = findSubstitute(token.name, engine);
    if (substitute !== undefined) {
      const dialect = engine === 'sqlite' ? 'SQLite' : 'PostgreSQL';
      throw new SqlRefusal(`The function ${quoteToken(text, token)} is not one of ${dialect} here. Use ${substitute}.`);
    }
    const near = nearestNames(token.name, allowed);
    const hint = near.length > 0 ? ` Did you mean ${near.join(', ')}?` : '';
    throw new SqlRefusal(`The function ${quoteToken(text, token)} is not among those that may be called.${hint}`);
  }
}

function quoteToken(text: string, { start, end }: Token): string {
  return JSON.stringify(text.slice(start, Math.min(end, start + 60)));
}

function describeUnknownView(name: string): string {
  const near = nearestNames(name, Object.keys(views));
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `There are: ${Object.keys(views).join(', ')}.`;
  return `There is no view ${JSON.stringify(name.slice(0, 60))}. ${hint}`;
}

/** @throws {SqlRefusal} unless there is a value for each placeholder */
function checkPlaces(text: string, tokens: readonly Token[], given: number): void {
  const places = [...placesOf(text, tokens).values()];
  const needed = Math.max(0, ...places);
  if (needed === given && places.every((place) => place > 0)) return;
  throw new SqlRefusal(`The statement has ${needed} placeholders (\`?\`), and \`parameters\` has ${given} values.`);
}

/** The kinds that the views read, and those that only some of their columns read if they are named. */
function kindsOf(names: readonly string[], tokens: readonly Token[]): Kind[] {
  const words = new Set(tokens.map(({ name }) => name));
  const hasAll = tokens.some(({ mark }, index) => mark === '*' && isEveryColumn(tokens[index - 1]));
  const wanted = new Set<Kind>();
  for (const name of names) {
    for (const kind of views[name]?.kinds ?? []) wanted.add(kind);
    for (const [column, { kinds: own = [] }] of Object.entries(views[name]?.columns ?? {})) {
      if (hasAll || words.has(column)) for (const kind of own) wanted.add(kind);
    }
  }
  return kinds.filter((kind) => wanted.has(kind));
}

/** Whether a star after this token stands for all columns and not for a product. */
function isEveryColumn(before: Token | undefined): boolean {
  return before !== undefined && ['select', 'distinct', 'all', ',', '.', ')'].includes(before.mark);
}
