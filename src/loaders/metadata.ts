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
import { findById, findStatus, refuseEmpty } from './setting.ts';
import { SettingCache } from './setting-cache.ts';

/** The parts of an account's settings. */
type SettingName =
  | 'account'
  | 'users'
  | 'userDetails'
  | 'roles'
  | 'pipelines'
  | 'lossReasons'
  | 'widgets'
  | 'currencies'
  | 'websiteButtons'
  | 'productSettings'
  | 'catalogs'
  | 'customerStatuses'
  | 'customerSegments'
  | 'minorUnits'
  | `customFields:${FieldOwner}`
  | `customFieldGroups:${FieldOwner}`;

/**
 * The settings of an account, which change rarely and are used everywhere: the account itself, its users, roles, pipelines, loss
 * reasons, catalogs and field definitions.
 * One instance serves all requests.
 */
export class Metadata extends SettingCache<SettingName> {
  readonly #amocrm: Amocrm;

  /**
   * @param amocrm bound to no request: a caller that goes away must not fail the others that wait for the same answer
   * @param cache as of `SettingCache`: the clock, the shared state, and what is called with each lookup
   */
  constructor(amocrm: Amocrm, ...cache: ConstructorParameters<typeof SettingCache>) {
    super(...cache);
    this.#amocrm = amocrm;
  }

  account(): Promise<Account> {
    return this.keep('account', () => this.#amocrm.account.get());
  }

  /** The account if it has been loaded, so that a date can be formatted without a promise. */
  accountNow(): Account | undefined {
    return this.settledNow('account') as Account | undefined;
  }

  /**
   * @throws {ForbiddenError} if the token's user is not an administrator: amoCRM lists users for administrators only
   * @throws {UpstreamUnavailableError} if amoCRM answers with none: every account has one
   */
  users(): Promise<User[]> {
    return this.keep('users', () => this.#amocrm.users.all().then((users) => refuseEmpty(users, 'users')));
  }

  /** Phones, ranks and uuids of users, which amoCRM adds only when asked. For administrators only, like `users`. */
  userDetails(): Promise<UserDetails[]> {
    return this.keep('userDetails', () => this.#amocrm.users.details());
  }

  /** @throws {ForbiddenError} if the token's user is not an administrator */
  roles(): Promise<Role[]> {
    return this.keep('roles', () => this.#amocrm.roles.all());
  }

  /** @throws {UpstreamUnavailableError} if amoCRM answers with none: every account has one */
  pipelines(): Promise<Pipeline[]> {
    return this.keep('pipelines', () =>
      this.#amocrm.pipelines.all().then((pipelines) => refuseEmpty(pipelines, 'pipelines')),
    );
  }

  lossReasons(): Promise<LossReason[]> {
    return this.keep('lossReasons', () => this.#amocrm.lossReasons.all());
  }

  widgets(): Promise<Widget[]> {
    return this.keep('widgets', () => this.#amocrm.widgets.all());
  }

  currencies(): Promise<Currency[]> {
    return this.keep('currencies', () => this.#amocrm.currencies.all());
  }

  websiteButtons(): Promise<WebsiteButton[]> {
    return this.keep('websiteButtons', () => this.#amocrm.websiteButtons.all());
  }

  productSettings(): Promise<ProductSettings> {
    return this.keep('productSettings', () => this.#amocrm.productSettings.get());
  }

  customFields(owner: FieldOwner): Promise<CustomField[]> {
    return this.keep(`customFields:${owner}`, () => this.#amocrm.customFields.all(owner));
  }

  customFieldGroups(owner: FieldOwner): Promise<CustomFieldGroup[]> {
    return this.keep(`customFieldGroups:${owner}`, () => this.#amocrm.customFieldGroups.all(owner));
  }

  catalogs(): Promise<Catalog[]> {
    return this.keep('catalogs', () => this.#amocrm.catalogs.all());
  }

  /** Of the mode of periodicity. @throws {RefusedError} in another mode */
  customerStatuses(): Promise<CustomerStatus[]> {
    return this.keep('customerStatuses', () => this.#amocrm.customerStatuses.all());
  }

  /** Of the mode of segments. Their counts are as old as the rest. @throws {RefusedError} in another mode */
  customerSegments(): Promise<CustomerSegment[]> {
    return this.keep('customerSegments', () => this.#amocrm.customerSegments.all());
  }

  /** Whether prices have minor units in this account; null while the account has no lead that shows it. */
  async keepsMinorUnits(): Promise<boolean | null> {
    const known = await this.keep('minorUnits', () => this.#amocrm.leads.keepsMinorUnits());
    if (known === null) await this.drop('minorUnits');
    return known;
  }

  /** Finds a user by id; returns without a promise if the users have been loaded. The same goes for the methods below. */
  user(id: number): User | undefined | Promise<User | undefined> {
    return this.findIn(this.users(), findById, id);
  }

  role(id: number): Role | undefined | Promise<Role | undefined> {
    return this.findIn(this.roles(), findById, id);
  }

  pipeline(id: number): Pipeline | undefined | Promise<Pipeline | undefined> {
    return this.findIn(this.pipelines(), findById, id);
  }

  status(pipelineId: number, statusId: number): Status | undefined | Promise<Status | undefined> {
    return this.findIn(this.pipelines(), findStatus, pipelineId, statusId);
  }

  catalog(id: number): Catalog | undefined | Promise<Catalog | undefined> {
    return this.findIn(this.catalogs(), findById, id);
  }

  lossReason(id: number): LossReason | undefined | Promise<LossReason | undefined> {
    return this.findIn(this.lossReasons(), findById, id);
  }
}
