/**
 * Tools that are not operations of the schema: they find operations, run them, and run queries that a model wrote. Their definitions
 * stand in the catalogue beside those of the operations.
 */
import type { CallToolResult } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { isObject } from '../json.ts';
import type { CatalogueTool } from '../operations/catalogue.ts';
import { describeIssues } from '../operations/error.ts';
import { parseJson } from '../operations/leaf.ts';
import type { Annotations, JsonSchema } from '../operations/operation.ts';
import { toErrorResult } from './error.ts';
import type { CallOptions } from './toolbox.ts';

/** A tool with its definition, and what it needs to run. */
export interface BuiltIn<Input extends z.ZodObject> {
  definition: CatalogueTool;
  input: Input;
}

/** A built-in tool that is ready to run. */
export interface ReadyTool {
  definition: CatalogueTool;
  call(args: unknown, options: CallOptions): CallToolResult | Promise<CallToolResult>;
}

/** The toolset of all built-in tools. */
const toolset = 'discovery';

/** What such a tool reads: nothing outside this process, or the account. */
const reading = { readOnlyHint: true, destructiveHint: false, idempotentHint: true };
export const hints = {
  local: { ...reading, openWorldHint: false },
  read: { ...reading, openWorldHint: true },
  write: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true },
} satisfies Record<string, Annotations>;

/** Defines a tool. Its schemas are rendered as plain JSON. */
export function defineBuiltIn<Input extends z.ZodObject>(
  about: { name: string; title: string; description: string; annotations: Annotations },
  input: Input,
  output: z.ZodObject,
): BuiltIn<Input> {
  const { annotations, ...named } = about;
  return {
    input,
    definition: { ...named, toolset, inputSchema: toSchema(input), outputSchema: toSchema(output), annotations },
  };
}

function toSchema(shape: z.ZodObject): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input' });
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    // Some hosts do not know the keyword, and all names are texts anyway.
    if (key === 'propertyNames') return undefined;
    if (key === 'additionalProperties' && isObject(value) && Object.keys(value).length === 0) return true;
    // Some hosts refuse an object without the keyword.
    if (isObject(value) && value.type === 'object' && !value.properties) return { ...value, properties: {} };
    return value;
  }) as JsonSchema;
}

/** Makes a tool ready. Arguments that are not valid are answered with all issues. */
export function readyTool<Input extends z.ZodObject>(
  { definition, input }: BuiltIn<Input>,
  run: (args: z.infer<Input>, options: CallOptions) => CallToolResult | Promise<CallToolResult>,
): ReadyTool {
  return {
    definition,
    call(args, options) {
      const read = input.safeParse(tidy(args, input));
      if (read.success) return run(read.data, options);
      const issues = read.error.issues.map(({ path, message }) => ({ path: path.map(toStep), message }));
      return toErrorResult(describeIssues(issues));
    },
  };
}

const toStep = (step: PropertyKey) => (typeof step === 'number' ? step : String(step));

/**
 * Some serializers write an unset argument as null, an object as its JSON, and a number as a text. A text that should be a text stays.
 */
function tidy(args: unknown, { shape }: z.ZodObject): unknown {
  if (args === undefined || args === null) return {};
  if (!isObject(args)) return args;
  return Object.fromEntries(
    Object.entries(args).flatMap(([name, value]) => {
      if (value === null) return [];
      const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
      if (typeof value !== 'string' || !field || field.safeParse(value).success) return [[name, value]];
      const parsed = parseJson(value, (each): each is unknown => isObject(each) || typeof each === 'number');
      return [[name, parsed ?? value]];
    }),
  );
}

/** The arguments of another operation or query: an object of any members. */
export const anyMembers = z.record(z.string(), z.unknown());
