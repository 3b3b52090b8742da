import { randomBytes } from 'node:crypto';
import type { Amocrm, Webhook } from '../amocrm/index.ts';
import type { AccountConfig, Secret } from '../config/index.ts';
import { openAccount } from '../connect.ts';
import { ConfigurationError, type Issue, NotFoundError } from '../errors/index.ts';
import { isLoopback } from '../host.ts';
import { customerWebhookCodes, webhookCodes } from '../live/delivery.ts';
import { describeAddress } from '../live/receiver-address.ts';
import type { Command } from './command.ts';
import { openConfig, pickAccount } from './open.ts';
import { accountOption } from './option.ts';

/** The address for amoCRM's deliveries: it begins with PUBLIC_URL and ends with WEBHOOK_SECRET. */
export function webhookAddress(publicUrl: string | undefined, secret: Secret | undefined): string | undefined {
  return publicUrl && secret ? `${publicUrl}/webhooks/amocrm/${secret.reveal()}` : undefined;
}

export const command: Command = {
  summary: 'Subscribes this server to changes in amoCRM by webhooks.',
  help: 'The address begins with PUBLIC_URL and ends with WEBHOOK_SECRET. amoCRM requires a token of an administrator.',
  actions: {
    subscribe: 'Subscribes to all supported changes, or enables the subscription again.',
    list: 'Lists all subscriptions of the account.',
    unsubscribe: 'Ends the subscription of this server.',
  },
  options: { ...accountOption, json: { type: 'boolean', description: 'Prints the answer as JSON.' } },
  async run({ account: name, json }, terminal, action) {
    const { config, log } = openConfig();
    const account = pickAccount(config, name);
    const address = requireAddress(config.publicUrl, account, action === 'list');
    const { connection, close } = await openAccount(config, account, log);
    try {
      const shown = await runAction(action, connection.with({}), address);
      if (json) terminal.write(`${JSON.stringify(shown, null, 2)}\n`);
      else if (shown.length === 0) terminal.write('There are no subscriptions.\n');
      else for (const webhook of shown) terminal.write(describeWebhook(webhook));
      return 0;
    } finally {
      await close();
    }
  },
};

/** A subscription without its secret. */
interface ShownWebhook extends Pick<Webhook, 'settings' | 'disabled'> {
  destination: string;
  isOurs: boolean;
}

async function runAction(action: string, amocrm: Amocrm, address: string | undefined): Promise<ShownWebhook[]> {
  const { webhooks } = amocrm;
  const show = (webhook: Webhook): ShownWebhook => ({
    destination: describeAddress(webhook.destination),
    isOurs: webhook.destination === address,
    settings: webhook.settings,
    disabled: webhook.disabled,
  });
  if (address && action === 'subscribe') return [show(await subscribe(amocrm, address))];
  if (address && action === 'unsubscribe') {
    await webhooks.unsubscribe(address).catch((error) => {
      // There is nothing to end.
      if (!(error instanceof NotFoundError)) throw error;
    });
  }
  return (await webhooks.list()).map(show);
}

/** Subscribes. amoCRM does not document whether a second subscription enables a disabled one, so a disabled one is deleted first. */
async function subscribe({ webhooks, account }: Amocrm, address: string): Promise<Webhook> {
  const { customers_mode: mode } = await account.get();
  const hasCustomers = mode !== null && mode !== 'unavailable' && mode !== 'disabled';
  const codes = hasCustomers ? [...webhookCodes, ...customerWebhookCodes] : webhookCodes;
  const webhook = await webhooks.subscribe(address, codes);
  if (!webhook.disabled) return webhook;
  await webhooks.unsubscribe(address);
  return webhooks.subscribe(address, codes);
}

function describeWebhook({ destination, isOurs, settings, disabled }: ShownWebhook): string {
  const state = disabled ? 'disabled by amoCRM: no changes arrive' : 'enabled';
  return `${isOurs ? '*' : ' '} ${destination}  ${state}\n    ${settings.join(' ')}\n`;
}

/**
 * The address of this server. Only `list` can do without it.
 *
 * @throws {ConfigurationError} that says what to set
 */
function requireAddress(
  publicUrl: string | undefined,
  { target, webhookSecret }: AccountConfig,
  isOptional: boolean,
): string | undefined {
  const issues = [];
  if (target.kind === 'sandbox') {
    const message = 'is not set: the embedded sandbox sends every change to its own server without a subscription';
    issues.push({ path: ['AMOCRM_SUBDOMAIN'], message });
  }
  if (!isOptional) issues.push(...checkAddress(publicUrl, webhookSecret));
  if (issues.length > 0) throw new ConfigurationError(issues);
  return webhookAddress(publicUrl, webhookSecret);
}

function checkAddress(publicUrl: string | undefined, secret: Secret | undefined): Issue[] {
  const issues: Issue[] = [];
  if (!secret) {
    const message = `is required; a new one would be ${randomBytes(24).toString('base64url')}`;
    issues.push({ path: ['WEBHOOK_SECRET'], message });
  }
  if (!publicUrl) {
    issues.push({ path: ['PUBLIC_URL'], message: 'is required: amoCRM must reach this server from the internet' });
  } else if (!isPrivate(new URL(publicUrl))) {
    const message = 'must begin with https://, because the secret must not be sent unencrypted';
    issues.push({ path: ['PUBLIC_URL'], message });
  }
  return issues;
}

/** Whether a request to the address cannot be read on the way. */
function isPrivate({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || isLoopback(hostname);
}
