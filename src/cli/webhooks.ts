import { randomBytes } from 'node:crypto';
import type { Amocrm, Webhook } from '../amocrm/index.ts';
import type { AccountConfig, Secret } from '../config/index.ts';
import { openAccount } from '../connect.ts';
import { ConfigurationError, type Issue, NotFoundError } from '../errors/index.ts';
import { webhookCodes } from '../live/delivery.ts';
import type { Command } from './command.ts';
import { openConfig, pickAccount } from './open.ts';
import { accountOption } from './option.ts';

/** Where amoCRM shall deliver to: under PUBLIC_URL, with WEBHOOK_SECRET at its end. */
export function webhookAddress(publicUrl: string | undefined, secret: Secret | undefined): string | undefined {
  return publicUrl && secret ? `${publicUrl}/webhooks/amocrm/${secret.reveal()}` : undefined;
}

/** An address for people, without what is secret in it. */
export function describeAddress(address: string): string {
  return address.replace(/(\/webhooks\/amocrm\/).+$/, '$1…');
}

export const command: Command = {
  summary: 'Subscribes this server to changes in amoCRM.',
  help: 'The address is PUBLIC_URL with WEBHOOK_SECRET at its end. amoCRM requires an administrator’s token for it.',
  actions: {
    subscribe: 'Subscribes to every supported change, or switches the subscription on again.',
    list: 'Lists all subscriptions of the account.',
    unsubscribe: 'Ends the subscription of this server.',
  },
  options: { ...accountOption, json: { type: 'boolean', description: 'Prints the answer as JSON.' } },
  async run({ account: name, json }, terminal, action) {
    const { config, log } = openConfig();
    const account = pickAccount(config, name);
    const address = readAddress(config.publicUrl, account, action === 'list');
    const { connection, close } = await openAccount(config, account, log);
    try {
      const shown = await act(action, connection.with({}), address);
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
interface Shown extends Pick<Webhook, 'settings' | 'disabled'> {
  destination: string;
  isOurs: boolean;
}

async function act(action: string, { webhooks }: Amocrm, address: string | undefined): Promise<Shown[]> {
  const show = (webhook: Webhook): Shown => ({
    destination: describeAddress(webhook.destination),
    isOurs: webhook.destination === address,
    settings: webhook.settings,
    disabled: webhook.disabled,
  });
  if (address && action === 'subscribe') return [show(await subscribe(webhooks, address))];
  if (address && action === 'unsubscribe') {
    await webhooks.unsubscribe(address).catch((error) => {
      // It was not there: what is wanted is so.
      if (!(error instanceof NotFoundError)) throw error;
    });
  }
  return (await webhooks.list()).map(show);
}

/** amoCRM does not say whether subscribing anew switches on what it has switched off; beginning from nothing does. */
async function subscribe(webhooks: Amocrm['webhooks'], address: string): Promise<Webhook> {
  const webhook = await webhooks.subscribe(address, webhookCodes);
  if (!webhook.disabled) return webhook;
  await webhooks.unsubscribe(address);
  return webhooks.subscribe(address, webhookCodes);
}

function describeWebhook({ destination, isOurs, settings, disabled }: Shown): string {
  const state = disabled ? 'switched off by amoCRM: nothing arrives' : 'on';
  return `${isOurs ? '*' : ' '} ${destination}  ${state}\n    ${settings.join(' ')}\n`;
}

/**
 * The address, which only looking can do without.
 *
 * @throws {ConfigurationError} saying what to set
 */
function readAddress(
  publicUrl: string | undefined,
  { target, webhookSecret }: AccountConfig,
  isOptional: boolean,
): string | undefined {
  const issues = [];
  if (target.kind === 'sandbox') {
    const message = 'is not set: the embedded sandbox tells its own server of every change without a subscription';
    issues.push({ path: ['AMOCRM_SUBDOMAIN'], message });
  }
  if (!isOptional) issues.push(...checkAddress(publicUrl, webhookSecret));
  if (issues.length > 0) throw new ConfigurationError(issues);
  return webhookAddress(publicUrl, webhookSecret);
}

function checkAddress(publicUrl: string | undefined, secret: Secret | undefined): Issue[] {
  const issues: Issue[] = [];
  if (!secret) {
    const message = `is needed; a new one would be ${randomBytes(24).toString('base64url')}`;
    issues.push({ path: ['WEBHOOK_SECRET'], message });
  }
  if (!publicUrl) {
    issues.push({ path: ['PUBLIC_URL'], message: 'is needed: amoCRM must reach this server from the internet' });
  } else if (!isSafe(new URL(publicUrl))) {
    const message = 'must begin with https://, otherwise the secret can be read on the way';
    issues.push({ path: ['PUBLIC_URL'], message });
  }
  return issues;
}

/** Whether nobody on the way can read what is sent there. */
function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
