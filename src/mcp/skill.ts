/**
 * The procedures as skills (MCP extension `io.modelcontextprotocol/skills`, SEP-2640): a model finds them by itself and reads their
 * files as resources. The extension of the SDK needs its high-level server and loads all files at the start, so only its entries are
 * used here.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ProtocolError,
  ProtocolErrorCode,
  type Resource,
  ResourceNotFoundError,
  type Server,
} from '@modelcontextprotocol/server';
import type { Skill } from '@modelcontextprotocol/server/ext/skills';
import * as z from 'zod';
import { quote } from '../errors/quote.ts';
import { promptDefinitions } from './prompt-definition.ts';
import type { ResourceContent } from './toolbox.ts';

/** The name of the extension among the capabilities. */
export const skillsExtension = 'io.modelcontextprotocol/skills';

/** What the addresses of all files begin with. */
const baseUri = 'skill://amocrm/';

/** The files of each skill. */
const fileNames = ['SKILL.md', 'ru.md'] as const;

const mimeType = 'text/markdown';

/** Skills come with the program: they change only with its version. */
const cacheHint = { ttlMs: 3_600_000, cacheScope: 'public' } as const;

/** The skills, as `resources/list` has them. */
export function listSkillResources(): Resource[] {
  return promptDefinitions.map(({ skill, title, description }) => ({
    uri: `${baseUri}${skill}/SKILL.md`,
    name: skill,
    title: title.en,
    description: description.en,
    mimeType,
  }));
}

/** Reads a file of a skill; undefined if the address is of no such file. @param folder of the procedures */
export async function readSkillFile(uri: string, folder: string): Promise<ResourceContent | undefined> {
  for (const { skill } of promptDefinitions) {
    const name = fileNames.find((each) => uri === `${baseUri}${skill}/${each}`);
    if (name) return { mimeType, text: await readFile(join(folder, skill, name), 'utf8') };
  }
  if (uri.startsWith(baseUri)) throw new ResourceNotFoundError(quote(uri, 200));
  return undefined;
}

/** Answers the requests of the extension. @param folder of the procedures */
export function serveSkills(server: Server, folder: string): void {
  server.setRequestHandler('skills/list', { params: z.looseObject({}) }, async () => ({
    skills: await loadSkills(folder),
    ...cacheHint,
  }));
  server.setRequestHandler('skills/get', { params: z.looseObject({ uri: z.string() }) }, async ({ uri }) => {
    const skill = (await loadSkills(folder)).find((each) => each.uri === uri);
    if (!skill) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `No skill is served at ${quote(uri, 200)}`);
    return { skill, ...cacheHint };
  });
}

/** By folder. */
const loaded = new Map<string, Promise<Skill[]>>();

function loadSkills(folder: string): Promise<Skill[]> {
  const known = loaded.get(folder);
  if (known) return known;
  const loading = readSkills(folder);
  loaded.set(folder, loading);
  loading.catch(() => loaded.delete(folder));
  return loading;
}

async function readSkills(folder: string): Promise<Skill[]> {
  // Few clients ask for skills, and a server is made for each request.
  const { skillEntry } = await import('@modelcontextprotocol/server/ext/skills');
  return Promise.all(
    promptDefinitions.map(async ({ skill }) => {
      const files = await Promise.all(
        fileNames.map(async (name) => [name, await readFile(join(folder, skill, name))] as const),
      );
      return skillEntry(skill, Object.fromEntries(files), { baseUri });
    }),
  );
}
