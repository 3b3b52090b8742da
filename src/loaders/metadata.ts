import type {
  Account,
  Amocrm,
  Catalog,
  Currency,
  CustomerSegment,
  CustomerStatus,
  CustomField,
  CustomFieldGroup,
  FieldOwner,
  LossReason,
  Pipeline,
  ProductSettings,
  Role,
  Status,
  User,
  UserDetails,
  WebsiteButton,
  Widget,
} from '../amocrm/index.ts';
import type { State } from '../state/index.ts';
import { findById, findStatus, refuseEmpty } from './setting.ts';

/** The channel on which instances publish which part is stale. */
export const metadataChannel = 'metadata';

/** The key of a part in the shared state. The number changes with the shape of a part: instances of two versions may share a state. */
const sharedName = (part: string) => `metadata:2:${part}`;

/** How long the account's settings are cached, in milliseconds. */
const keepMs = 10 * 60_000;

/** If a name is not found in settings older than this, in milliseconds, they are loaded again: it may be new. */
const staleMs = 10_000;

/** Where a setting was found: in this process, in the shared state, or by a request to amoCRM. */
export type LookupResult = 'hit' | 'shared' | 'miss';

/** An answer and when it was requested. */
interface Kept<Value> {
  at: number;
  value: Promise<Value>;
  /** The same once it has arrived, so that formatting a date needs no promise. */
  settled?: Value;
}

/**
 * The settings of an account, which change rarely and are used everywhere: the account itself, its users, roles, pipelines, loss
 * reasons, catalogs and field definitions.
 *
 * One instance serves all requests. Each part is loaded on first need by one call that all callers share, and is cached for ten
 * minutes. A failed call is not cached.
 */
export class Metadata {
  readonly #amocrm: Amocrm;
  readonly #now: () => number;
  readonly #shared: Pick<State, 'keyValue' | 'pubSub'> | undefined;
  readonly #onLookup: ((part: string, result: LookupResult) => void) | undefined;
  readonly #kept = new Map<string, Kept<unknown>>();
  /** The loaded parts by their promise, so that a lookup for each field of each record needs no promise. */
  readonly #settled = new WeakMap<Promise<unknown>, object>();
  /** When a part was last reloaded because a value was missing in it. */
  readonly #readAgainAt = new Map<string, number>();
  /** The parts that are being dropped, so that lookups that miss something at the same time reload them once. */
  readonly #refreshing = new Map<string, Promise<void>>();

  /**
   * @param amocrm bound to no request: a caller that goes away must not fail the others that wait for the same answer
   * @param now milliseconds since 1970
   * @param shared the state through which the instances of one account load each part once
   * @param onLookup called with the part that was needed and where it was found
   */
  constructor(
    amocrm: Amocrm,
    now: () => number = Date.now,
    shared?: Pick<State, 'keyValue' | 'pubSub'>,
    onLookup?: (part: string, result: LookupResult) => void,
  ) {
    this.#amocrm = amocrm;
    this.#now = now;
    this.#shared = shared;
    this.#onLookup = onLookup;
  }

  /** Drops a part that another instance has found to be stale. */
  forget(part: unknown): void {
    this.#kept.delete(String(part));
  }

  account(): Promise<Account> {
    return this.#keep('account', () => this.#amocrm.account.get());
  }

  /** The account if it has been loaded, so that a date can be formatted without a promise. */
  accountNow(): Account | undefined {
    return this.#kept.get('account')?.settled as Account | undefined;
  }

  /**
   * @throws {ForbiddenError} if the token's user is not an administrator: amoCRM lists users for administrators only
   * @throws {UpstreamUnavailableError} if amoCRM answers with none: every account has one
   */
  users(): Promise<User[]> {
    return this.#keep('users', () => this.#amocrm.users.all().then((users) => refuseEmpty(users, 'users')));
  }

  /** Phones, ranks and uuids of users, which amoCRM adds only when asked. For administrators only, like `users`. */
  userDetails(): Promise<UserDetails[]> {
    return this.#keep('userDetails', () => this.#amocrm.users.details());
  }

  /** @throws {ForbiddenError} if the token's user is not an administrator */
  roles(): Promise<Role[]> {
    return this.#keep('roles', () => this.#amocrm.roles.all());
  }

  /** @throws {UpstreamUnavailableError} if amoCRM answers with none: every account has one */
  pipelines(): Promise<Pipeline[]> {
    return this.#keep('pipelines', () =>
      this.#amocrm.pipelines.all().then((pipelines) => refuseEmpty(pipelines, 'pipelines')),
    );
  }

  lossReasons(): Promise<LossReason[]> {
    return this.#keep('lossReasons', () => this.#amocrm.lossReasons.all());
  }

  widgets(): Promise<Widget[]> {
    return this.#keep('widgets', () => this.#amocrm.widgets.all());
  }

  currencies(): Promise<Currency[]> {
    return this.#keep('currencies', () => this.#amocrm.currencies.all());
  }

  websiteButtons(): Promise<WebsiteButton[]> {
    return this.#keep('websiteButtons', () => this.#amocrm.websiteButtons.all());
  }

  productSettings(): Promise<ProductSettings> {
    return this.#keep('productSettings', () => this.#amocrm.productSettings.get());
  }

  customFields(owner: FieldOwner): Promise<CustomField[]> {
    return this.#keep(`customFields:${owner}`, () => this.#amocrm.customFields.all(owner));
  }

  customFieldGroups(owner: FieldOwner): Promise<CustomFieldGroup[]> {
    return this.#keep(`customFieldGroups:${owner}`, () => this.#amocrm.customFieldGroups.all(owner));
  }

  catalogs(): Promise<Catalog[]> {
    return this.#keep('catalogs', () => this.#amocrm.catalogs.all());
  }

  /** Of the mode of periodicity. @throws {RefusedError} in another mode */
  customerStatuses(): Promise<CustomerStatus[]> {
    return this.#keep('customerStatuses', () => this.#amocrm.customerStatuses.all());
  }

  /** Of the mode of segments. Their counts are as old as the rest. @throws {RefusedError} in another mode */
  customerSegments(): Promise<CustomerSegment[]> {
    return this.#keep('customerSegments', () => this.#amocrm.customerSegments.all());
  }

  /** Whether prices have minor units in this account; null while the account has no lead that shows it. */
  async keepsMinorUnits(): Promise<boolean | null> {
    const known = await this.#keep('minorUnits', () => this.#amocrm.leads.keepsMinorUnits());
    if (known === null) await this.#drop('minorUnits');
    return known;
  }

  /** Finds a user by id; returns without a promise if the users have been loaded. The same goes for the methods below. */
  user(id: number): User | undefined | Promise<User | undefined> {
    return this.#findIn(this.users(), findById, id);
  }

  role(id: number): Role | undefined | Promise<Role | undefined> {
    return this.#findIn(this.roles(), findById, id);
  }

  pipeline(id: number): Pipeline | undefined | Promise<Pipeline | undefined> {
    return this.#findIn(this.pipelines(), findById, id);
  }

  status(pipelineId: number, statusId: number): Status | undefined | Promise<Status | undefined> {
    return this.#findIn(this.pipelines(), findStatus, pipelineId, statusId);
  }

  catalog(id: number): Catalog | undefined | Promise<Catalog | undefined> {
    return this.#findIn(this.catalogs(), findById, id);
  }

  lossReason(id: number): LossReason | undefined | Promise<LossReason | undefined> {
    return this.#findIn(this.lossReasons(), findById, id);
  }

  #findIn<Part extends object, Keys extends number[], Value>(
    part: Promise<Part>,
    find: (part: Part, ...keys: Keys) => Value,
    ...keys: Keys
  ): Value | Promise<Value> {
    const settled = this.#settled.get(part) as Part | undefined;
    return settled ? find(settled, ...keys) : part.then((arrived) => find(arrived, ...keys));
  }

  /**
   * Looks something up. If it is missing and the settings are not fresh, loads them once more: the field or the stage may have
   * been added a minute ago. An empty list is never considered fresh.
   *
   * @param parts the settings that `find` reads
   */
  async find<Value>(
    parts: (
      | 'account'
      | 'pipelines'
      | 'users'
      | 'roles'
      | 'lossReasons'
      | 'catalogs'
      | 'customerStatuses'
      | 'customerSegments'
      | `customFields:${FieldOwner}`
    )[],
    find: () => Value | undefined | Promise<Value | undefined>,
  ): Promise<Value | undefined> {
    const found = await find();
    if (found !== undefined) return found;
    const refreshes = parts.flatMap((part) => this.#refresh(part) ?? []);
    if (refreshes.length === 0) return undefined;
    await Promise.all(refreshes);
    return find();
  }

  /**
   * Drops parts that were written, in this instance and in all others, so that the next lookup reloads them. Never rejects, because
   * the write was done.
   */
  async renew(
    ...parts: (
      | 'account'
      | 'customerStatuses'
      | 'customerSegments'
      | 'catalogs'
      | 'pipelines'
      | 'users'
      | 'userDetails'
      | 'roles'
      | 'lossReasons'
      | `customFields:${FieldOwner}`
      | `customFieldGroups:${FieldOwner}`
    )[]
  ): Promise<void> {
    await Promise.all(parts.map((part) => this.#drop(part).catch(() => {})));
  }

  /** Drops a part so that the next lookup reloads it; undefined if it is fresh. */
  #refresh(part: string): Promise<void> | undefined {
    const running = this.#refreshing.get(part);
    if (running || !this.#isStale(part)) return running;
    const refresh = this.#drop(part)
      .then(() => void this.#readAgainAt.set(part, this.#now()))
      .finally(() => this.#refreshing.delete(part));
    this.#refreshing.set(part, refresh);
    return refresh;
  }

  /** Whether a part is worth another request: it is old, or empty and was not reloaded just now. */
  #isStale(part: string): boolean {
    const kept = this.#kept.get(part);
    if (this.#now() - (kept?.at ?? 0) > staleMs) return true;
    const isEmpty = Array.isArray(kept?.settled) && kept.settled.length === 0;
    return isEmpty && this.#now() - (this.#readAgainAt.get(part) ?? Number.NEGATIVE_INFINITY) > staleMs;
  }

  #keep<Value>(part: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.#kept.get(part);
    if (known && this.#now() - known.at < keepMs) {
      this.#onLookup?.(part, 'hit');
      return known.value as Promise<Value>;
    }
    const kept: Kept<Value> = { at: this.#now(), value: this.#loadShared(part, read) };
    this.#kept.set(part, kept);
    kept.value.then(
      (value) => {
        kept.settled = value;
        if (typeof value === 'object' && value !== null) this.#settled.set(kept.value, value);
      },
      () => {
        if (this.#kept.get(part) === kept) this.#kept.delete(part);
      },
    );
    return kept.value;
  }

  /** A part from the shared state if another instance has loaded it, otherwise from amoCRM. */
  async #loadShared<Value>(part: string, read: () => Promise<Value>): Promise<Value> {
    const name = sharedName(part);
    const known = (await this.#shared?.keyValue.get(name).catch(() => undefined)) as { value: Value } | undefined;
    this.#onLookup?.(part, known ? 'shared' : 'miss');
    if (known) return known.value;
    const value = await read();
    await this.#shared?.keyValue.set(name, { value }, keepMs).catch(() => {});
    return value;
  }

  /** Drops a part in this instance and in all others. */
  async #drop(part: string): Promise<void> {
    // The shared state first: a lookup meanwhile would load the stale value from there.
    await this.#shared?.keyValue.delete(sharedName(part)).catch(() => {});
    this.#kept.delete(part);
    await this.#shared?.pubSub.publish(metadataChannel, part);
  }
}
