import type { Call, Reply } from './call.ts';
import { logEvent } from './change-log.ts';
import { requireCustomers } from './customers-mode.ts';
import { createDemo } from './demo/index.ts';
import { FaultBook } from './fault.ts';
import { singular } from './formatters/event.ts';
import { Limiter } from './limiter.ts';
import type { UserRow } from './metadata.ts';
import { AuthorizationServer } from './oauth.ts';
import type { SandboxOptions } from './option.ts';
import { Problem } from './problem.ts';
import { parseQuery } from './query.ts';
import { Recorder } from './recorder.ts';
import { createRouter } from './router.ts';
import { routes } from './routes/index.ts';
import type { EntityType } from './rows.ts';
import { SearchIndex } from './search.ts';
import type { Store } from './store.ts';
import { sandboxManagerToken, sandboxToken } from './token.ts';
import { interfaceCodes, Webhooks } from './webhook.ts';

/** What the router says of a path that it does not have. */
const unknown = { kind: 'unknown' } as const;

/** The imitated account without its HTTP side: data, clock, limits, faults and the router. */
export class Engine {
  readonly recorder = new Recorder();
  readonly faults = new FaultBook();
  readonly limiter: Limiter;
  readonly mode: 'amocrm' | 'kommo';
  readonly now: () => number;
  readonly clock: () => number;
  readonly webhooks: Webhooks;
  readonly oauth: AuthorizationServer;
  readonly #options: SandboxOptions;
  readonly #match = createRouter(routes);
  #store: Store;
  #search: SearchIndex;
  #origin = '';
  #sharedHost = '';
  readonly #movedFrom = new Set<number>();
  #requestCount = 0;

  constructor(options: SandboxOptions) {
    this.#options = options;
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
  }): Reply {
    const isDrive = request.path.startsWith('/drive/');
    const path = request.path.replace(/^\/api\/v4/, '').replace(/\/$/, '');
    // The drive is a service of its own, not a part of the API.
    const match = isDrive === path.startsWith('/drive/') ? this.#match(request.method, path) : unknown;
    if (match.kind === 'wrong-method') return { status: 405 };
    if (match.kind === 'unknown') throw new Problem(404, `Cannot ${request.method} ${this.#origin}${path}!`);
    const call: Call = {
      method: request.method,
      path,
      base: isDrive ? this.#origin : `${this.#origin}/api/v4`,
      origin: this.#origin,
      query: parseQuery(request.query),
      params: match.params,
      body: request.body,
      bytes: request.bytes,
      user: request.user,
      store: this.#store,
      search: this.#search,
      webhooks: this.webhooks,
      now: this.now(),
      mode: this.mode,
      filterApi: this.#options.filterApi ?? true,
      minorUnits: this.#options.minorUnits ?? false,
      duplicateControl: this.#options.duplicateControl ?? false,
    };
    requireCustomers(call);
    return match.handle(call);
  }

  /** Moves a card to the trash, as a person does in the interface. False if there is no such card. */
  trash(entityType: EntityType, id: number): boolean {
    return this.#move(entityType, id, 'delete');
  }

  /** Takes a card out of the trash. False if there is no such card. */
  restore(entityType: EntityType, id: number): boolean {
    return this.#move(entityType, id, 'restore');
  }

  #move(entityType: EntityType, id: number, fate: 'delete' | 'restore'): boolean {
    if (this.#store[entityType].get(id) === undefined) return false;
    const user = this.authorise(sandboxToken) ?? this.#store.metadata.users[0];
    const now = this.now();
    const row = this.#store[entityType].change(id, { isDeleted: fate === 'delete', updatedAt: now });
    const type = `${singular[entityType]}_${fate}d`;
    if (user !== undefined) logEvent({ store: this.#store, user, now }, type, entityType, id);
    this.webhooks.note({ entity: entityType, row, fate });
    return true;
  }

  #subscribeConfigured(): void {
    for (const { destination, settings = [...interfaceCodes] } of this.#options.webhooks ?? []) {
      this.webhooks.subscribe(destination, settings, 1, this.#store.metadata.users[0]?.id ?? 0);
    }
  }

  #createStore(): Store {
    const { leads, empty = false, fields, customersMode } = this.#options;
    return createDemo({ now: this.now(), leads, empty, fields, customersMode });
  }

  #createSearch(): SearchIndex {
    return new SearchIndex(this.#store, this.#options.indexDelay ?? 0, this.now);
  }
}
