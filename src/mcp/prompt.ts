/** Prompts: procedures in the language of the account, with the arguments that a person gave. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CallToolResult,
  type GetPromptResult,
  type Prompt,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server';
import { nearestNames } from '../errors/nearest.ts';
import { quote } from '../errors/quote.ts';
import { listRecords, startingWith } from './completion.ts';
import type { AccountFacts } from './instruction.ts';
import {
  type Bilingual,
  type Language,
  languages,
  type NameTool,
  type PromptDefinition,
  promptDefinitions,
} from './prompt-definition.ts';
import { keepOnLine } from './untrusted.ts';

/** The argument of every prompt that chooses its language. */
const languageArgument = 'language';

/** The longest value of an argument. */
const maxArgument = 500;

/** The currencies of the countries where accounts are kept in Russian. */
const russianCurrencies = ['RUB', 'BYN', 'KZT', 'KGS', 'UZS', 'TJS', 'AMD'];

const separator = ' · ';

/** Prompts are listed in both languages: the list is the same for everyone. */
const both = ({ ru, en }: Bilingual) => `${ru}${separator}${en}`;

/** Underscores, as in the names of tools. */
const nameOf = ({ skill }: PromptDefinition) => skill.replaceAll('-', '_');

/** All prompts, as `prompts/list` has them. */
export function listPrompts(): Prompt[] {
  return promptDefinitions.map((definition) => ({
    name: nameOf(definition),
    title: both(definition.title),
    description: both(definition.description),
    arguments: [
      ...definition.arguments.map(({ name, isRequired = false, description }) => ({
        name,
        description: both(description),
        required: isRequired,
      })),
      { name: languageArgument, description: 'ru, en', required: false },
    ],
  }));
}

/**
 * The text of a prompt.
 *
 * @param folder of the procedures
 * @throws ProtocolError if there is no such prompt, or an argument is missing or unknown
 */
export async function getPrompt(
  name: string,
  args: Readonly<Record<string, string>>,
  folder: string,
  facts: AccountFacts | undefined,
): Promise<GetPromptResult> {
  const definition = findPrompt(name);
  const given = readArguments(definition, args);
  const language = readLanguage(args[languageArgument], facts);
  const lines = definition.arguments.flatMap((argument) => {
    const value = given.get(argument.name);
    return value === undefined ? [] : [`- ${argument.description[language]}: ${value}`];
  });
  const text = [opening[language], ...lines, '', await readProcedure(join(folder, definition.skill), language)];
  return {
    description: definition.description[language],
    messages: [{ role: 'user', content: { type: 'text', text: text.join('\n') } }],
  };
}

const opening: Bilingual = {
  en: 'Carry out this procedure in amoCRM with the tools of this server. Take names and ids from its answers, and ask where something is unclear.',
  ru: 'Выполни эту процедуру в amoCRM инструментами этого сервера. Имена и id бери из его ответов, а где неясно — спроси.',
};

/** The values that are offered for an argument of a prompt. @param call runs a tool without arguments */
export async function completePrompt(
  name: string,
  argument: { name: string; value: string },
  call: (tool: NameTool) => Promise<CallToolResult>,
): Promise<string[]> {
  if (argument.name === languageArgument) return startingWith(languages, argument.value);
  const tool = findPrompt(name).arguments.find((each) => each.name === argument.name)?.completes;
  if (tool === undefined) return [];
  return startingWith(findNames((await call(tool)).structuredContent), argument.value);
}

/** The names of the records in the one list of an answer. */
function findNames(answer: unknown): string[] {
  return listRecords(answer).flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
}

function findPrompt(name: string): PromptDefinition {
  const definition = promptDefinitions.find((each) => nameOf(each) === name);
  if (definition) return definition;
  const near = nearestNames(name, promptDefinitions.map(nameOf)).map((each) => `"${each}"`);
  const hint = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown prompt "${quote(name)}"${hint}`);
}

/** The given values by argument, each on one line. A blank one is not given: hosts send the fields that a person left empty. */
function readArguments(definition: PromptDefinition, args: Readonly<Record<string, string>>): Map<string, string> {
  const known = [...definition.arguments.map(({ name }) => name), languageArgument];
  const unknown = Object.keys(args).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const names = unknown.map((name) => `"${quote(name)}"`).join(', ');
    throw new ProtocolError(
      ProtocolErrorCode.InvalidParams,
      `Unknown argument ${names}: there are ${known.join(', ')}`,
    );
  }
  const given = new Map<string, string>();
  for (const { name } of definition.arguments) {
    const value = keepOnLine(args[name] ?? '').trim();
    if (value.length > maxArgument) {
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, `"${name}" must have at most ${maxArgument} characters`);
    }
    if (value !== '') given.set(name, value);
  }
  const missing = definition.arguments.filter(({ name, isRequired }) => isRequired && !given.has(name));
  if (missing.length === 0) return given;
  const names = missing.map(({ name }) => `"${name}"`).join(', ');
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, `The prompt "${nameOf(definition)}" needs ${names}`);
}

function readLanguage(value: string | undefined, facts: AccountFacts | undefined): Language {
  const wanted = value?.trim().toLowerCase();
  const known = languages.find((language) => language === wanted);
  if (known) return known;
  if (wanted) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `"language" must be ${languages.join(' or ')}`);
  return !facts?.currency || russianCurrencies.includes(facts.currency) ? 'ru' : 'en';
}

/** The procedure without its front matter and title. */
async function readProcedure(folder: string, language: Language): Promise<string> {
  const text = await readFile(join(folder, language === 'ru' ? 'ru.md' : 'SKILL.md'), 'utf8');
  return text.replace(/^---\n.*?\n---\n/s, '').trim();
}
