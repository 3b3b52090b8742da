/**
 * The sandbox: an HTTP server on loopback that speaks amoCRM API v4 with demo data. An island: it imports nothing from
 * the rest of `src/`, so that it cannot share a mistake with the client. Started by the CLI, by `npm start` without
 * credentials, and by tests. `coverage.ts` says what it reproduces and what it does not.
 */

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { countRows } from './control.ts';
import type { RecordedDelivery } from './delivery-queue.ts';
import { type CreateStore, Engine } from './engine.ts';
import type { FaultRule } from './fault.ts';
import type { InterfaceActions } from './interface/index.ts';
import type { Metadata } from './metadata.ts';
import type { OauthIntegration } from './oauth.ts';
import type { SandboxOptions } from './option.ts';
import type { RecordedRequest } from './recorder.ts';
import type { RequestRule } from './request-rule.ts';
import { createSandboxServer } from './server.ts';
import type { Snapshot } from './snapshot.ts';
import type { Store } from './store.ts';
import { sandboxToken } from './token.ts';
import type { WebhookRow } from './webhook.ts';

export type { RecordedDelivery } from './delivery-queue.ts';
export type { FaultRule } from './fault.ts';
export type { InterfaceActions, Merge, MergeableType, RemovableKind } from './interface/index.ts';
export type * from './metadata.ts';
export { sandboxIntegration } from './oauth.ts';
export type { SandboxOptions } from './option.ts';
export type { RecordedRequest } from './recorder.ts';
export type { RequestRule } from './request-rule.ts';
export type * from './rows.ts';
export type { CompanySnapshot, ContactSnapshot, LeadSnapshot, Snapshot } from './snapshot.ts';
export { sandboxManagerToken, sandboxToken } from './token.ts';

/** A running sandbox. Most of what it offers is also at `/_sandbox/` over HTTP (see `control.ts`). */
export interface Sandbox extends InterfaceActions {
  /** Where it listens, e.g. `http://127.0.0.1:4123`; the API is under `/api/v4`. */
  url: string;
  /** A bearer token of an administrator. */
  token: string;
  /** Demo data as at the start; forgets faults, requests, and the rate spent so far. */
  reset(): void;
  /** Stops listening and destroys every connection, hung ones too. A second call does nothing. */
  close(): Promise<void>;
  /** The newest 10,000 requests to `/api/v4`, in order of arrival. */
  readonly requests: RecordedRequest[];
  /** How many requests there were since the start, `reset` or `clearRequests`; with a filter, of the kept ones. */
  requestCount(filter?: (request: RecordedRequest) => boolean): number;
  clearRequests(): void;
  /** Adds a fault rule. */
  fault(rule: FaultRule): void;
  /** Removes every fault rule and lifts the block for too many refusals. */
  clearFaults(): void;
  /**
   * Runs an action before each request that the rule is about is applied: with `after`, once so many have been answered. The request
   * waits for it, and the action may change anything, by requests of its own too.
   * @returns a function that takes the rule away
   */
  onRequest(rule: RequestRule, action: (request: RecordedRequest) => void | Promise<void>): () => void;
  /**
   * Answers a request of another integration, in process and at once: no fault, hook or limit meets it, and it is not recorded. So an
   * account changes while a test counts the requests of its own client.
   * @param path after `/api/v4`, with its query
   */
  send(method: string, path: string, body?: unknown): { status: number; body?: unknown };
  /** Switches filters by custom fields, and the account's flag `is_api_filter_enabled`, from now on. */
  setFilterApi(isOn: boolean): void;
  /** The newest 10,000 attempts to deliver a webhook. */
  readonly deliveries: readonly RecordedDelivery[];
  /** Resolves when every webhook that is due has been answered or has failed. */
  settleWebhooks(): Promise<void>;
  /** Repeats at once the webhooks that would be repeated later. */
  retryWebhooks(): void;
  /** The integration that may sign in here. */
  readonly integration: OauthIntegration;
  /** Issues a code, as consent does. */
  issueCode(): string;
  /** How many refreshes have issued a new pair of tokens. */
  readonly refreshCount: number;
  /** How many requests for tokens there were, refused ones included. */
  readonly tokenRequestCount: number;
  /** Expires every access token. */
  expireAccessTokens(): void;
  /** Revokes all tokens, as when an administrator removes the integration. */
  revokeTokens(): void;
  /** Renames the account: it moves to another address, which is returned, and the old one stops answering. */
  rename(): Promise<string>;
  /** Everything that the API shows now, in a stable order: what a copy of the account must be equal to. */
  snapshot(): Snapshot;
  /** The stored rows, for reading. */
  data(): SandboxData;
}

/** What is stored, trashed cards included, in the form of `rows.ts`. */
export interface SandboxData {
  metadata: Metadata;
  /** Number of rows of each kind. */
  count(): ReturnType<typeof countRows>;
  leads: Pick<Store['leads'], 'get' | 'rows'>;
  incomingLeads: Pick<Store['incomingLeads'], 'get' | 'rows'>;
  contacts: Pick<Store['contacts'], 'get' | 'rows'>;
  companies: Pick<Store['companies'], 'get' | 'rows'>;
  customers: Pick<Store['customers'], 'get' | 'rows'>;
  transactions: Pick<Store['transactions'], 'get' | 'rows'>;
  customerStatuses: Pick<Store['customerStatuses'], 'get' | 'rows'>;
  customerSegments: Pick<Store['customerSegments'], 'get' | 'rows'>;
  tasks: Pick<Store['tasks'], 'get' | 'rows'>;
  notes: Pick<Store['notes'], 'get' | 'rows'>;
  tags: Pick<Store['tags'], 'get' | 'rows'>;
  talks: Pick<Store['chats']['talks'], 'get' | 'rows'>;
  contactChats: Pick<Store['chats']['contactChats'], 'get' | 'rows'>;
  sources: Pick<Store['chats']['sources'], 'get' | 'rows'>;
  salesbots: Pick<Store['chats']['salesbots'], 'get' | 'rows'>;
  salesbotRuns: Pick<Store['chats']['salesbotRuns'], 'get' | 'rows'>;
  templates: Pick<Store['chats']['templates'], 'get' | 'rows'>;
  catalogs: Pick<Store['catalogs'], 'get' | 'rows'>;
  catalogElements: Pick<Store['catalogElements'], 'get' | 'rows'>;
  /** The elements of catalogs on cards. */
  elementLinks: Pick<Store['elementLinks'], 'of'>;
  files: Pick<Store['files'], 'get' | 'rows'>;
  fileLinks: Pick<Store['fileLinks'], 'get' | 'rows'>;
  /** The log of changes, oldest first. */
  events: Store['events'];
  /** The subscriptions. */
  webhooks: readonly WebhookRow[];
}

/** Starts a sandbox; resolves once it listens. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const engine = new Engine(options, await loadCreateStore(options));
  const timers = new Set<NodeJS.Timeout>();
  const server = createSandboxServer(engine, timers);
  const servers = [server];
  const host = options.host ?? '127.0.0.1';
  server.listen(options.port ?? 0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  engine.setOrigin(url);
  return {
    url,
    token: options.tokens?.[0] ?? sandboxToken,
    reset: () => engine.reset(),
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      engine.webhooks.reset();
      await Promise.all(
        servers.splice(0).map(async (each) => {
          const closed = once(each, 'close');
          each.close();
          each.closeAllConnections();
          await closed;
        }),
      );
    },
    get requests() {
      return engine.recorder.requests;
    },
    requestCount: (filter) => engine.recorder.count(filter),
    clearRequests: () => engine.recorder.clear(),
    fault: (rule) => engine.faults.add(rule),
    clearFaults: () => engine.clearFaults(),
    ...engine.actions,
    onRequest: (rule, run) => {
      const hook = { ...rule, run };
      engine.hooks.add(hook);
      return () => engine.hooks.remove(hook);
    },
    send: (method, path, body) => engine.send(method, path, body),
    setFilterApi: (isOn) => {
      engine.filterApi = isOn;
    },
    get deliveries() {
      return engine.webhooks.deliveries;
    },
    settleWebhooks: () => engine.webhooks.settle(),
    retryWebhooks: () => engine.webhooks.retry(),
    integration: engine.oauth.integration,
    issueCode: () => engine.oauth.issueCode(),
    get refreshCount() {
      return engine.oauth.refreshCount;
    },
    get tokenRequestCount() {
      return engine.oauth.requestCount;
    },
    expireAccessTokens: () => engine.oauth.expireAccessTokens(),
    revokeTokens: () => engine.oauth.revoke(),
    async rename() {
      const next = createSandboxServer(engine, timers);
      servers.push(next);
      next.listen(0, host);
      await once(next, 'listening');
      const address = `http://${host}:${(next.address() as AddressInfo).port}`;
      engine.moveTo(address);
      return address;
    },
    snapshot: () => engine.snapshot(),
    data: () => ({
      ...pickTables(engine.store),
      metadata: engine.store.metadata,
      webhooks: engine.webhooks.rows,
      count: () => countRows(engine),
    }),
  };
}

/** The generator of large accounts is loaded only if it is asked for. */
async function loadCreateStore({ size, seed = 1 }: SandboxOptions): Promise<CreateStore | undefined> {
  if (size === undefined) return undefined;
  const { createLargeAccount } = await import('./large/index.ts');
  return ({ now, fields, customersMode }) => createLargeAccount({ now, fields, customersMode, size, seed });
}

function pickTables(store: Store): Omit<SandboxData, 'metadata' | 'webhooks' | 'count'> {
  const { leads, incomingLeads, contacts, companies, tasks, notes, tags } = store;
  const { talks, contactChats, sources, salesbots, salesbotRuns, templates } = store.chats;
  const chats = { talks, contactChats, sources, salesbots, salesbotRuns, templates };
  const { customers, transactions, customerStatuses, customerSegments } = store;
  const { catalogs, catalogElements, elementLinks, files, fileLinks } = store;
  return {
    ...{ leads, incomingLeads, contacts, companies, tasks, notes, tags, ...chats },
    ...{ customers, transactions, customerStatuses, customerSegments },
    ...{ catalogs, catalogElements, elementLinks, files, fileLinks },
    events: () => store.events(),
  };
}
