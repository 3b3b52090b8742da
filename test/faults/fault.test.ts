import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createToolbox } from '../../src/mcp/tool.ts';
import { loadOperations } from '../../src/operations/load.ts';
import type { Operation } from '../../src/operations/operation.ts';
import { examples } from '../../src/rest/example.ts';
import { schema } from '../../src/schema/index.ts';
import { type Account, type AccountOptions, openAccount } from '../harness.ts';
import { type Trouble, troubles } from './fault.ts';
import { printTable, type Row } from './table.ts';

/*
 * Every tool, and every operation that writes, meets every kind of fault, once and lasting. The result is a correct answer or a clear error with the right
 * code, without a hang, a crash, a duplicate or a leaked secret.
 */

const { operations } = await loadOperations({ root: 'src/operations' }, schema);
const tools = operations.filter(({ isTool, kind }) => isTool || kind === 'mutation');

/** The outcome of each fault, for the table. */
const table = new Map<string, Row>();

afterAll(() => printTable(table));

/** Names that only GraphQL clients know: an argument in backticks, or a root field. */
const graphqlName = new RegExp(
  `\`[a-z]+[A-Z]\\w*\`|\\b(?:${[schema.getQueryType(), schema.getMutationType()]
    .flatMap((type) => Object.keys(type?.getFields() ?? {}))
    .filter((name) => /[A-Z]/.test(name))
    .join('|')})\\b`,
);

/** Longer than any call may take here: without an answer, three attempts of a fifth of a second and a search for the lost record. */
const patienceMs = 30_000;

/** An account may have no custom fields; then every name of one is unknown. */
const unknownField = ({ name }: Trouble) => (name === 'an empty list' ? ['VALIDATION_FAILED'] : []);

/** What single tools answer with besides. */
const refusalsOf: Record<string, (trouble: Trouble) => string[]> = {
  delete_pipeline: () => ['STILL_IN_USE'],
  // Nothing has been written.
  undo: () => ['NOT_FOUND'],
  get_leads_by_field: unknownField,
  get_contacts_by_field: unknownField,
  get_companies_by_field: unknownField,
};

/** Tools that are answered by the replica. */
const replicaTools = tools.filter(({ input }) => 'max_age' in ((input.properties as object | undefined) ?? {}));

/** They share an account: the first one meets the fault while the copy is made, the others while it is brought up to date. */
const shared: AccountOptions = { size: { leads: 10, eventsPerLead: 2 } };

/** What single tools need of their account. */
const optionsFor = ({ name, toolset }: Operation): AccountOptions => ({
  journal: toolset === 'journal',
  ...(name.includes('customer_status') && { customersMode: 'periodicity' }),
});

function open(trouble: Trouble, options: AccountOptions = {}): Promise<Account> {
  // The address that an example unsubscribes.
  const webhooks = [{ destination: String(examples.unsubscribe_webhook?.destination) }];
  return openAccount({ ...options, ...trouble.account, webhooks });
}

async function meet(operation: Operation, trouble: Trouble, times: number, account: Account): Promise<string> {
  const { fault, reads, writes = reads } = trouble;
  const before = account.sandbox.data().count();
  const crashes: unknown[] = [];
  const toolbox = createToolbox(operations, { engine: account.engine, onError: (error) => crashes.push(error) });
  account.sandbox.clearRequests();
  account.sandbox.clearFaults();
  if (fault) account.sandbox.fault({ ...fault, times });
  const options = { access: 'read-write', signal: new AbortController().signal } as const;
  const send = (confirm?: string) => {
    const args = {
      ...examples[operation.name],
      ...(replicaTools.includes(operation) && { max_age: 0 }),
      ...(confirm && { confirm }),
    };
    return operation.isTool
      ? toolbox.call(operation.name, args, options)
      : toolbox.call('run_write_operation', { name: operation.name, arguments: args }, options);
  };
  // What deletes is confirmed first.
  const call = send().then((first) => {
    const { errors = [] } = (first.structuredContent ?? {}) as { errors?: { details?: { confirm?: string } }[] };
    const confirm = errors[0]?.details?.confirm;
    return confirm ? send(confirm) : first;
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), patienceMs);
  });
  const result = await Promise.race([call, late]);
  clearTimeout(timer);
  if (result === 'late') return 'HUNG';
  expect(crashes).toEqual([]);
  const text = JSON.stringify(result);
  expect(text).not.toContain(account.sandbox.token);
  // Each example creates at most one of a kind.
  const after = account.sandbox.data().count();
  for (const kind of ['leads', 'contacts', 'companies', 'customers', 'transactions', 'tasks', 'notes'] as const) {
    expect(after[kind] - before[kind], `${kind} after ${text}`).toBeLessThanOrEqual(1);
  }
  if (trouble.unreachable) expect(account.sandbox.requestCount()).toBe(0);
  const { errors } = result.structuredContent as { errors?: { code: string; message: string; remedy?: string }[] };
  if (!errors) return 'answered';
  // What amoCRM cannot do, and what would take the pipeline of leads, is refused in the same way under any fault.
  const refusals = ['NOT_SUPPORTED_BY_AMOCRM', ...(refusalsOf[operation.name]?.(trouble) ?? [])];
  // What could not be read when the plan was made can be read when it is confirmed, so it is another plan.
  if (operation.kind === 'mutation' && times > 0) refusals.push('PLAN_OUTDATED');
  const allowed = [...(operation.kind === 'mutation' ? [...reads, ...writes] : reads), ...refusals];
  for (const { code, message, remedy } of errors) {
    expect(allowed, `${operation.name} ${code}: ${message}`).toContain(code);
    expect(message.length).toBeGreaterThan(10);
    expect(`${message} ${remedy}`).not.toMatch(graphqlName);
    if (trouble.remedy && !refusals.includes(code)) expect(remedy).toMatch(trouble.remedy);
  }
  return errors[0]?.code ?? 'NO CODE';
}

const ways = [
  ['once', 1],
  ['for good', 0],
] as const;

describe.each(troubles.map((trouble) => [trouble.name, trouble] as const))('%s', (name, trouble) => {
  it.each(ways.slice(trouble.lasts ? 1 : 0))('%s', { timeout: 90_000 }, async (how, times) => {
    const { ourTime } = trouble;
    if (ourTime !== undefined) {
      vi.useFakeTimers({ toFake: ['Date'], now: ourTime * 1000 });
      onTestFinished(() => {
        vi.useRealTimers();
      });
    }
    const row: Row = new Map();
    table.set(`${name}, ${how}`, row);
    const note = (outcome: string) => row.set(outcome, (row.get(outcome) ?? 0) + 1);
    // A few at a time: each has a sandbox of its own.
    const queue = tools.filter((tool) => !replicaTools.includes(tool));
    const lanes = Array.from({ length: 8 }, async () => {
      for (let tool = queue.shift(); tool; tool = queue.shift()) {
        note(await meet(tool, trouble, times, await open(trouble, optionsFor(tool))));
      }
    });
    const account = await open(trouble, shared);
    for (const tool of replicaTools) note(await meet(tool, trouble, times, account));
    await Promise.all(lanes);
    expect(row.has('HUNG')).toBe(false);
    expect([...row.values()].reduce((sum, count) => sum + count, 0)).toBe(tools.length);
  });
});
