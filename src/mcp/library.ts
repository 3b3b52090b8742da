/**
 * The way to all operations from a short list of tools: one tool finds them by the words of users, two run them. Reading and writing
 * are apart because hosts ask users before writes, and refuse a tool that does both.
 */
import type { CallToolResult } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { nearestNames } from '../errors/nearest.ts';
import { quote } from '../errors/quote.ts';
import { isObject } from '../json.ts';
import type { OperationError } from '../operations/error.ts';
import { parseJson } from '../operations/leaf.ts';
import { toSnakeCase } from '../operations/name.ts';
import type { Operation } from '../operations/operation.ts';
import { createOperationSearch, type SearchOperations } from '../operations/search.ts';
import { describeArguments } from '../operations/signature.ts';
import { anyMembers, defineBuiltIn, hints, type ReadyTool, readyTool } from './built-in.ts';
import { toErrorResult } from './error.ts';
import { queryTools } from './free-query.ts';
import type { CallOptions } from './toolbox.ts';

const runRead = 'run_read_operation';
const runWrite = 'run_write_operation';

const find = defineBuiltIn(
  {
    name: 'find_operations',
    title: 'Find operations',
    description:
      'Finds the amoCRM operation for work that no listed tool does: analysis, funnel, forecast, duplicates, changing many records, calls, invoices, files, chats, settings. Returns names, arguments, and which tool runs each. Finds no records.',
    annotations: hints.local,
  },
  z.strictObject({
    query: z.string().trim().min(1).max(1_000).describe('What to do, in a few words, Russian or English.'),
    first: z.int().min(1).max(20).default(6).describe('How many.'),
  }),
  z.object({
    operations: z.array(
      z.object({
        name: z.string(),
        description: z.string(),
        writes: z.boolean(),
        is_tool: z.literal(true).optional().describe('A tool of yours: call it by itself.'),
        run_with: z.enum([runRead, runWrite]).optional(),
        arguments: z.array(z.string()).optional().describe('One line each: name, type, whether required.'),
      }),
    ),
    note: z.string().optional(),
  }),
);

const operationInput = z.strictObject({
  name: z.string().trim().min(1).max(1_000).describe('Of the operation.'),
  arguments: anyMembers.optional().describe('As find_operations lists them.'),
});

/**
 * The operations of everyday work that are not listed, with the arguments that it needs: a model that knows them saves the search.
 * `?` marks what may be left out; other optional arguments are not shown.
 */
const everyday = {
  read: [
    'find_leads(idle_days?, without_open_task?, with_overdue_task?)',
    'list_incoming_leads(category?, pipeline_id?)',
    'get_timeline(entity_type, entity_id)',
    'get_company_by_id(company_id)',
    'get_lead_products(lead_id)',
    'search_products(query)',
    'get_stage_history(lead_id)',
    'get_journal()',
  ],
  write: [
    'complete_task(task_id, result?)',
    'update_task(task_id, complete_till?, text?, responsible_user_id?)',
    'set_lead_products(lead_id, add: [{element_id: id or name, quantity}])',
    'link_records(entity_type, entity_id, to_entity_type, to_entity_id)',
    'accept_incoming_lead(uid, user_id?)',
    'decline_incoming_lead(uid)',
    'hand_over(from, to, of: [LEADS, CONTACTS, COMPANIES, TASKS], confirm?)',
    'undo(entry)',
  ],
};

/** Of how many operations the arguments are told with the members of objects: a filter takes more than all others together. */
const maxDetailed = 3;

/** Each operation has its own answer. */
const anyAnswer = z.looseObject({});

const read = defineBuiltIn(
  {
    name: runRead,
    title: 'Run a read operation',
    description: `Runs an operation that reads amoCRM; refuses one that writes. Takes those of find_operations and, without searching, ${everyday.read.join(', ')}. Returns its answer.`,
    annotations: hints.read,
  },
  operationInput,
  anyAnswer,
);

const write = defineBuiltIn(
  {
    name: runWrite,
    title: 'Run a write operation',
    description: `Runs an operation that changes amoCRM, only if the user asked for it. Takes those of find_operations and, without searching, ${everyday.write.join(', ')}. Returns its answer.`,
    annotations: hints.write,
  },
  operationInput,
  anyAnswer,
);

/** The definitions, for the catalogue. */
export const libraryTools = [find, read, write].map(({ definition }) => definition);

/** Tools that models name where an operation is wanted. */
const notOperations = new Set([...libraryTools, ...queryTools].map(({ name }) => name));

/** The searches of this process, one for all libraries of the same operations. */
const searches = new WeakMap<readonly Operation[], SearchOperations>();

/** Made on first use, because few clients search, and all wait for the start. */
function searchOf(operations: readonly Operation[]): SearchOperations {
  const search = searches.get(operations) ?? createOperationSearch(operations);
  searches.set(operations, search);
  return search;
}

/** Creates the tools. @param run runs an operation exactly as the tool of its name */
export function createLibrary(
  operations: readonly Operation[],
  run: (operation: Operation, args: unknown, options: CallOptions) => Promise<CallToolResult>,
): ReadyTool[] {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  const search: SearchOperations = (...query) => searchOf(operations)(...query);
  const runKind = (kind: Operation['kind'], other: string): Parameters<typeof readyTool<typeof operationInput>>[1] => {
    return ({ name, arguments: args = {} }, options) => {
      const operation = byName.get(name) ?? byName.get(toSnakeCase(name.replaceAll('-', '_')));
      if (!operation && notOperations.has(name)) return toErrorResult(explainTool(name));
      if (!operation) return toErrorResult(explainUnknown(name, [...byName.keys()], search));
      if (operation.kind !== kind) return toErrorResult(explainKind(operation, other));
      return run(operation, args, options);
    };
  };
  return [
    readyTool(find, ({ query, first }, { access, listed }) => {
      const found = search(query, operations.length)
        .filter(({ kind }) => access === 'read-write' || kind === 'query')
        .slice(0, first);
      let detailed = 0;
      const answer = {
        operations: found.map(({ name, description, kind, input }) => {
          const common = { name, description, writes: kind === 'mutation' };
          // The client has the arguments of its tools.
          if (listed?.has(name)) return { ...common, is_tool: true as const };
          detailed += 1;
          return {
            ...common,
            run_with: kind === 'mutation' ? runWrite : runRead,
            arguments: describeArguments(input, detailed <= maxDetailed),
          };
        }),
        ...(found.length === 0 && { note: 'Nothing matches. Name the record and what to do with it: "move task".' }),
      };
      return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer };
    }),
    gathering(readyTool(read, runKind('query', runWrite))),
    gathering(readyTool(write, runKind('mutation', runRead))),
  ];
}

/** Models put arguments of the operation, such as the token of a plan, beside `arguments`: they are taken from there too. */
function gathering(tool: ReadyTool): ReadyTool {
  return { ...tool, call: (args, options) => tool.call(gatherArguments(args), options) };
}

function gatherArguments(args: unknown): unknown {
  if (!isObject(args)) return args;
  const { name, arguments: given, ...beside } = args;
  const inner = typeof given === 'string' ? parseJson(given, isObject) : (given ?? {});
  // What is neither an object nor its JSON is refused as it is.
  if (Object.keys(beside).length === 0 || !isObject(inner)) return args;
  return { name, arguments: { ...beside, ...inner } };
}

function explainKind({ name, kind }: Operation, other: string): OperationError {
  const does = kind === 'mutation' ? 'changes data' : 'only reads';
  return {
    code: 'WRONG_TOOL',
    message: `"${name}" ${does}; nothing was executed.`,
    remedy: `Call ${other} with the same name and arguments.`,
  };
}

function explainTool(name: string): OperationError {
  const message = `"${name}" is a tool and no operation; nothing was executed.`;
  return { code: 'WRONG_TOOL', message, remedy: 'Call it by itself.' };
}

/** Nearest by spelling, then by meaning. */
function explainUnknown(name: string, names: readonly string[], search: SearchOperations): OperationError {
  const spelt = nearestNames(name, names);
  const meant = spelt.length > 0 ? spelt : search(name.replaceAll('_', ' '), 3).map((operation) => operation.name);
  return {
    code: 'OPERATION_UNKNOWN',
    message: `There is no operation "${quote(name, 100)}".`,
    remedy: meant.length > 0 ? `Use ${meant.join(', ')}, or call find_operations.` : 'Call find_operations.',
  };
}
