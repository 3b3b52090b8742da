import { type Call, ok, type Route } from '../call.ts';
import { parseWith, selfLink } from '../listing.ts';

/** amoCRM API v4, account: parameters. Any user may read it. */
export const accountRoutes: Route[] = [{ method: 'GET', template: '/account', handle: getAccount }];

function getAccount(call: Call) {
  const { account, groups, taskTypes } = call.store.metadata;
  const wanted = parseWith(call.query);
  const embedded = {
    ...(wanted.has('amojo_rights') ? { amojo_rights: { can_direct: true, can_create_groups: true } } : {}),
    ...(wanted.has('users_groups') ? { users_groups: groups.map(({ id, name }) => ({ id, name, uuid: null })) } : {}),
    ...(wanted.has('task_types')
      ? {
          task_types: taskTypes.map(({ id, name, color, iconId, code }) => ({
            id,
            name,
            color,
            icon_id: iconId,
            code,
          })),
        }
      : {}),
    ...(wanted.has('datetime_settings') ? { datetime_settings: formatDatetimeSettings(call) } : {}),
  };
  return ok({
    id: account.id,
    name: account.name,
    subdomain: account.subdomain,
    created_at: account.createdAt,
    created_by: 0,
    updated_at: account.createdAt,
    updated_by: 0,
    current_user_id: call.user.id,
    country: account.country,
    currency: account.currency,
    currency_symbol: account.currencySymbol,
    customers_mode: account.customersMode,
    is_unsorted_on: true,
    mobile_feature_version: 0,
    is_loss_reason_enabled: true,
    is_helpbot_enabled: false,
    is_technical_account: true,
    contact_name_display_order: 1,
    language: account.language,
    // The live answer has it without `with` too.
    amojo_id: account.amojoId,
    ...(wanted.has('uuid') ? { uuid: account.uuid } : {}),
    ...(wanted.has('version') ? { version: account.version } : {}),
    ...(wanted.has('drive_url') ? { drive_url: `${call.origin}/drive` } : {}),
    ...(wanted.has('is_api_filter_enabled') ? { is_api_filter_enabled: call.filterApi } : {}),
    _links: selfLink(call, '/account'),
    ...(Object.keys(embedded).length > 0 ? { _embedded: embedded } : {}),
  });
}

function formatDatetimeSettings(call: Call): unknown {
  const { timezone, timezoneOffset } = call.store.metadata.account;
  return {
    date_pattern: 'd.m.Y H:i',
    short_date_pattern: 'd.m.Y',
    short_time_pattern: 'H:i',
    date_format: 'd.m.Y',
    time_format: 'H:i:s',
    timezone,
    timezone_offset: timezoneOffset,
  };
}
