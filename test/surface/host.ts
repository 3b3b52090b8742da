/**
 * What hosts and model APIs take of a tool's definition, as far as they document it or their refusals are on record.
 * One list for the policy over our own catalogue, over a user's documents and over random schemas.
 */

type Schema = Record<string, unknown>;

/** One tool as a host receives it. */
export interface Tool {
  name: string;
  description: string;
  inputSchema: Schema;
}

/** A limit: whom it holds for, where it is said, and what breaks it. */
interface Rule {
  host: string;
  source: string;
  /** What is wrong with a schema anywhere in the input. */
  schema?(schema: Schema, depth: number): string | undefined;
  /** What is wrong with the tool as a whole. */
  tool?(tool: Tool): string | undefined;
}

const refuses =
  (...keywords: string[]) =>
  (schema: Schema) =>
    keywords.find((keyword) => keyword in schema);

const isObject = ({ type }: Schema) => type === 'object';
const isList = ({ type }: Schema) => type === 'array';
const names = ({ properties }: Schema) => Object.keys((properties ?? {}) as object);

/**
 * Left in although some API refuses it: `additionalProperties`, which OpenAI's and Anthropic's strict modes demand and
 * the clients of Gemini's older `parameters` remove (promptfoo#6902, zed#29400); `default`, which Gemini once refused and
 * now ignores (`Schema.default`); lengths and bounds, which strict modes ignore or their clients remove.
 */
export const rules: readonly Rule[] = [
  {
    host: 'Gemini',
    source: 'Schema.type is one enum value: google_workspace_mcp#1099, zed#44875, n8n#15553',
    schema: ({ type }) => (typeof type === 'string' && type !== 'null' ? undefined : `type ${JSON.stringify(type)}`),
  },
  {
    host: 'Gemini',
    source: 'keywords outside its OpenAPI subset: ai.google.dev/api/caching#Schema, pizza-bot#62, weave-os/router#65',
    schema: refuses(
      ...['$schema', '$id', '$ref', '$defs', 'definitions', 'const', 'oneOf', 'allOf', 'anyOf', 'not', 'if'],
      ...['exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'uniqueItems', 'prefixItems', 'contains'],
      ...['patternProperties', 'propertyNames', 'dependentRequired', 'unevaluatedProperties', 'examples'],
    ),
  },
  {
    host: 'Gemini',
    source: 'formats of texts: gemini-cli#2237, gemini-cli#3178',
    schema: ({ format }) => (format === undefined || format === 'date-time' ? undefined : `format ${format}`),
  },
  {
    host: 'Gemini',
    source: 'values are texts, of type string, not empty: CLIProxyAPI#1076, OmniRoute#760, gemini-cli#4400',
    schema({ type, enum: values }) {
      if (values === undefined) return undefined;
      const isPlain = Array.isArray(values) && values.length > 0 && values.every((each) => each && each === `${each}`);
      return type === 'string' && isPlain ? undefined : 'enum';
    },
  },
  {
    host: 'OpenAI, DeepSeek, LM Studio',
    source: 'object schema missing properties: langchain-mcp-adapters#137, playwright-mcp#1191, copilot-cli#2223',
    schema: (schema) => (!isObject(schema) || 'properties' in schema ? undefined : 'no properties'),
  },
  {
    host: 'OpenAI, strict',
    source:
      'Structured Outputs, supported schemas: a closed object, at most 10 levels (5 before), no numbers of properties',
    schema(schema, depth) {
      if (depth > 10) return `${depth} levels`;
      if (isObject(schema) && schema.additionalProperties !== false) return 'an open object';
      return refuses('minProperties', 'maxProperties', 'nullable')(schema);
    },
  },
  {
    host: 'OpenAI, strict',
    source: 'Structured Outputs, supported schemas: 5,000 properties, 120,000 characters, 1,000 values of enums',
    tool({ inputSchema }) {
      const all = [...schemasOf(inputSchema)];
      const properties = all.flatMap(({ schema }) => names(schema));
      const values = all.flatMap(({ schema }) => (schema.enum ?? []) as unknown[]);
      if (properties.length > 5_000) return `${properties.length} properties`;
      if (values.length > 1_000) return `${values.length} values`;
      return [...properties, ...values].join('').length > 120_000 ? 'too many characters' : undefined;
    },
  },
  {
    host: 'OpenAI',
    source: 'regex lookaround is not supported: better-ccflare#357, vercel/ai#21037, cline#14019',
    schema: ({ pattern }) => (/\(\?[=!<]|\\[1-9pP]/.test(String(pattern ?? '')) ? `pattern ${pattern}` : undefined),
  },
  {
    host: 'OpenAI, Mistral, DeepSeek, Gemini',
    source: 'function names: at most 64 of a-z, A-Z, 0-9, _ and -: 5ire#403, chatbox#2400, DesktopCommanderMCP#79',
    tool: ({ name }) => (/^[a-zA-Z][a-zA-Z0-9_-]{0,63}$/.test(name) ? undefined : `name ${name}`),
  },
  {
    host: 'OpenAI',
    source: 'function.description of at most 1,024 characters: cherry-studio#3698, probe#9, openapi-mcp-server#23',
    tool: ({ description }) => (description.length <= 1_024 ? undefined : `${description.length} characters`),
  },
  {
    host: 'Claude',
    source:
      'no oneOf, allOf, anyOf at the top: claude-code#5319; no $ref anywhere: Managed Agents, self-hosted sandboxes',
    tool: ({ inputSchema }) => refuses('oneOf', 'allOf', 'anyOf', '$ref', '$defs')(inputSchema),
  },
  {
    host: 'Claude',
    source: 'names of properties: ^[a-zA-Z0-9_.-]{1,64}$ (Managed Agents, self-hosted sandboxes; the API answers 400)',
    schema: (schema) => names(schema).find((name) => !/^[a-zA-Z0-9_.-]{1,64}$/.test(name)),
  },
  {
    host: 'VS Code, Copilot',
    source: 'tool parameters array type must have items: vscode#246119, ruflo#1404',
    schema: (schema) => (!isList(schema) || typeof schema.items === 'object' ? undefined : 'no items'),
  },
  {
    host: 'Copilot CLI, Codex, Cursor, opencode, Kiro',
    source: 'references are not followed: copilot-cli#1876, codex#3152, stitch-mcp#184',
    schema: refuses('$ref', '$defs'),
  },
  {
    host: 'Mistral',
    source: 'Invalid tool schema for choices and for draft-4 bounds: pdf-reader-mcp#63',
    schema: ({ anyOf, exclusiveMinimum }) => (anyOf || exclusiveMinimum === true ? 'anyOf' : undefined),
  },
  {
    host: 'GPT Actions',
    source: 'parameter descriptions of at most 700 characters: developers.openai.com/api/docs/actions/production',
    schema: ({ description = '' }) => (String(description).length <= 700 ? undefined : 'a long description'),
  },
];

/** How many tools one request may carry: OpenAI (Tools4AI#16, zed#32946), VS Code (vscode#259392, vscode#337428). */
export const mostTools = 128;

/** Everything in a tool's definition that some host would refuse or not understand. */
export function findProblems(tool: Tool): string[] {
  return rules.flatMap((rule) => {
    const told = (problem: string | undefined, path: string) =>
      problem === undefined ? [] : [`${tool.name}${path}: ${problem} (${rule.host}: ${rule.source})`];
    return [
      ...told(rule.tool?.(tool), ''),
      ...[...schemasOf(tool.inputSchema)].flatMap(({ schema, path, depth }) =>
        told(rule.schema?.(schema, depth), path),
      ),
    ];
  });
}

/** Every schema in a schema; `depth` counts the objects around it and itself. */
export function* schemasOf(
  schema: Schema,
  path = '',
  depth = 1,
): Generator<{ schema: Schema; path: string; depth: number }> {
  yield { schema, path, depth };
  const below = isObject(schema) ? depth + 1 : depth;
  for (const [key, property] of Object.entries((schema.properties ?? {}) as Record<string, Schema>)) {
    yield* schemasOf(property, `${path}.${key}`, isObject(property) || isList(property) ? below : depth);
  }
  if (typeof schema.items === 'object' && schema.items !== null) {
    yield* schemasOf(schema.items as Schema, `${path}[]`, depth);
  }
}
