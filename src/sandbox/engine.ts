import type { Call, Reply } from './call.ts';
import { requireCustomers } from './customers-mode.ts';
import { createDemo, type DemoOptions } from './demo/index.ts';
import type { FaultRule } from './fault.ts';
import { createInterfaceActions } from './interface/index.ts';
import type { Actor } from './interface/removal.ts';
import { Limiter } from './limiter.ts';
import type { UserRow } from './metadata.ts';
import { AuthorizationServer } from './oauth.ts';
import type { SandboxOptions } from './option.ts';
import { Problem } from './problem.ts';
import { parseQuery } from './query.ts';
import { type RecordedRequest, Recorder } from './recorder.ts';
import { type RequestRule, RuleBook } from './request-rule.ts';
import { createRouter } from './router.ts';
import { routes } from './routes/index.ts';
import { SearchIndex } from './search.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import type { Store } from './store.ts';
import { sandboxManagerToken, sandboxToken } from './token.ts';
import { interfaceCodes, Webhooks } from './webhook.ts';

/** Makes an account. */
export type CreateStore = (options: DemoOptions) => Store;

/** What is done before a request is applied. */
export interface RequestHook extends RequestRule {
  run(request: RecordedRequest): void | Promise<void>;
}

const matchRoute = createRouter(routes);

/** What the router says of a path that it does not have. */
const unknown = { kind: 'unknown' } as const;

/** The imitated account without its HTTP side: data, clock, limits, faults and the router. */
export class Engine {
  readonly recorder = new Recorder();
  readonly faults = new RuleBook<FaultRule>();
  readonly hooks = new RuleBook<RequestHook>();
  /** Whether `filter[custom_fields_values]` is honoured. */
  filterApi: boolean;
  readonly limiter: Limiter;
  readonly mode: 'amocrm' | 'kommo';
  readonly now: () => number;
  readonly clock: () => number;
  readonly webhooks: Webhooks;
  readonly oauth: AuthorizationServer;
  /** What people do in the interface. */
  readonly actions = createInterfaceActions(() => this.#act());
  readonly #options: SandboxOptions;
  readonly #createAccount: CreateStore;
  #store: Store;
  #search: SearchIndex;
  #origin = '';
  #sharedHost = '';
  readonly #movedFrom = new Set<number>();
  #requestCount = 0;

  /** `createStore` makes the account at the start and at each reset; the demo if it is omitted. */
  constructor(options: SandboxOptions, createStore: CreateStore = createDemo) {
    this.#options = options;
    this.#createAccount = createStore;
    this.filterApi = options.filterApi ?? true;
    this.mode = options.mode ?? 'amocrm';
    this.now = options.now ?? (() => Math.floor(Date.now() / 1000));
    this.clock = options.monotonic ?? (() => performance.now());
    const { rateLimit = 7, accountRateLimit = 50 } = options;
    this.limiter = new Limiter({ perToken: rateLimit, perAccount: accountRateLimit, clock: this.clock });
    this.#store = this.#createStore();
    this.#search = this.#createSearch();
    this.oauth = new AuthorizationServer(options.oauth ?? {}, this.now);
    this.webhooks = new Webhooks({
      store: () => this.#store,
      origin: () => this.#origin,
      now: this.now,
      clock: this.clock,
    });
    this.#subscribeConfigured();
  }

  get store(): Store {
    return this.#store;
  }

  /** Sets the address of the account; every link starts with it. */
  setOrigin(origin: string): void {
    this.#origin = origin;
    this.#sharedHost = new URL(origin).host;
  }

  /** The account's current host. */
  get host(): string {
    return new URL(this.#origin).host;
  }

  /** The host that all accounts share. */
  get sharedHost(): string {
    return this.#sharedHost;
  }

  /** Moves the account to another address; the old one only says where the account is now. */
  moveTo(origin: string): void {
    this.#movedFrom.add(Number(new URL(this.#origin).port));
    this.#origin = origin;
  }

  /** Whether a port is an address that the account had before. */
  isMovedFrom(port: number | undefined): boolean {
    return this.#movedFrom.has(port ?? 0);
  }

  /** Demo data as at the start, full rate buckets, no block, no faults, nothing recorded. */
  reset(): void {
    this.#store = this.#createStore();
    this.#search = this.#createSearch();
    this.limiter.reset();
    this.faults.clear();
    this.hooks.clear();
    this.filterApi = this.#options.filterApi ?? true;
    this.recorder.clear();
    this.webhooks.reset();
    this.#subscribeConfigured();
  }

  /** Forgets every fault rule and lifts the block for too many refusals. */
  clearFaults(): void {
    this.faults.clear();
    this.limiter.unblock();
  }

  /** The user of a bearer token; undefined if the token is not accepted. */
  authorise(token: string): UserRow | undefined {
    const accepted = this.#options.tokens ?? [sandboxToken, sandboxManagerToken];
    if (!accepted.includes(token) && !this.oauth.accepts(token)) return undefined;
    const isAdmin = token !== sandboxManagerToken;
    return this.#store.metadata.users.find((user) => user.isActive && user.isAdmin === isAdmin);
  }

  nextRequestId(): string {
    this.#requestCount += 1;
    return this.#requestCount.toString(16).padStart(32, '0');
  }

  /**
   * Runs one authorised request.
   * @throws Problem for every refusal that the vendor answers with a problem body.
   */
  dispatch(request: {
    method: string;
    path: string;
    query: string;
    body: unknown;
    bytes: Buffer;
    user: UserRow;
    ignoresFilter?: boolean;
  }): Reply {
    const isDrive = request.path.startsWith('/drive/');
    const path = request.path.replace(/^\/api\/v4/, '').replace(/\/$/, '');
    // The drive is a service of its own, not a part of the API.
    const match = isDrive === path.startsWith('/drive/') ? matchRoute(request.method, path) : unknown;
    if (match.kind === 'wrong-method') return { status: 405 };
    if (match.kind === 'unknown') throw new Problem(404, `Cannot ${request.method} ${this.#origin}${path}!`);
    const query = parseQuery(request.query);
    const call: Call = {
      method: request.method,
      path,
      base: isDrive ? this.#origin : `${this.#origin}/api/v4`,
      origin: this.#origin,
      query: request.ignoresFilter && !match.requiresFilter ? { ...query, filter: '' } : query,
      params: match.params,
      body: request.body,
      bytes: request.bytes,
      user: request.user,
      store: this.#store,
      search: this.#search,
      webhooks: this.webhooks,
      now: this.now(),
      mode: this.mode,
      filterApi: this.filterApi,
      minorUnits: this.#options.minorUnits ?? false,
      duplicateControl: this.#options.duplicateControl ?? false,
      eventDelay: this.#options.eventDelay ?? 0,
    };
    requireCustomers(call);
    return match.handle(call);
  }

  /** Runs a request of the first administrator past the HTTP side: no fault, hook or limit meets it, and it is not recorded. */
  send(method: string, target: string, body: unknown): Reply {
    const [path = '', query = ''] = target.split(/\?(.*)/s);
    const text = body === undefined ? '' : JSON.stringify(body);
    try {
      return this.dispatch({
        ...{ method, query, user: this.#act().user },
        path: `/api/v4${path}`,
        body: text === '' ? undefined : JSON.parse(text),
        bytes: Buffer.from(text),
      });
    } catch (error) {
      if (error instanceof Problem) return { status: error.status, body: error.body };
      throw error;
    }
  }

  /** The account as it is now, and the person who acts in the interface. */
  #act(): Actor {
    const { users } = this.#store.metadata;
    const user = users.find(({ isActive, isAdmin }) => isActive && isAdmin) ?? users[0];
    if (user === undefined) throw new Error('The sandbox has no user');
    return { store: this.#store, search: this.#search, webhooks: this.webhooks, user, now: this.now() };
  }

  /** Everything that the API shows now. */
  snapshot(): Snapshot {
    return takeSnapshot(this.#store, this.#options.minorUnits ?? false);
  }

  #subscribeConfigured(): void {
    for (const { destination, settings = [...interfaceCodes] } of this.#options.webhooks ?? []) {
      this.webhooks.subscribe(destination, settings, 1, this.#store.metadata.users[0]?.id ?? 0);
    }
  }

  #createStore(): Store {
    const { leads, empty = false, fields, customersMode } = this.#options;
    return this.#createAccount({ now: this.now(), leads, empty, fields, customersMode });
  }

  #createSearch(): SearchIndex {
    return new SearchIndex(this.#store, this.#options.indexDelay ?? 0, this.now);
  }
}
