import { randomBytes } from 'node:crypto';
import type { Amocrm, Webhook } from '../amocrm/index.ts';
import type { Config } from '../config/index.ts';
import { ConfigurationError, NotFoundError } from '../errors/index.ts';
import { webhookCodes } from '../live/delivery.ts';
import { openConnection } from './connect.ts';
import { openConfig } from './open.ts';
import type { Command } from './run.ts';

/** Where amoCRM shall deliver to: under PUBLIC_URL, with WEBHOOK_SECRET at its end. */
export function webhookAddress({ publicUrl, webhook }: Pick<Config, 'publicUrl' | 'webhook'>): string | undefined {
  return publicUrl && webhook.secret ? `${publicUrl}/webhooks/amocrm/${webhook.secret.reveal()}` : undefined;
}

/** An address for people, without what is secret in it. */
export function describeAddress(address: string): string {
  return address.replace(/(\/webhooks\/amocrm\/).+$/, '$1…');
}

export const command: Command = {
  summary: 'Subscribes this server to changes in amoCRM, so that they arrive as they happen.',
  help: 'The address is PUBLIC_URL with WEBHOOK_SECRET at its end. amoCRM wants an administrator’s token for it.',
  actions: {
    subscribe: 'Subscribes to everything that is understood, or switches the subscription on again.',
    list: 'Shows all subscriptions of the account.',
    unsubscribe: 'Ends the subscription of this server.',
  },
  options: { json: { type: 'boolean', description: 'The answer as JSON.' } },
  async run({ json }, terminal, action) {
    const { config } = openConfig();
    const address = action === 'list' ? webhookAddress(config) : requireAddress(config);
    const { connection, close } = await openConnection(config);
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
  if (address && action === 'subscribe') return [show(await webhooks.subscribe(address, webhookCodes))];
  if (address && action === 'unsubscribe') {
    await webhooks.unsubscribe(address).catch((error) => {
      // It was not there: what is wanted is so.
      if (!(error instanceof NotFoundError)) throw error;
    });
  }
  return (await webhooks.list()).map(show);
}

function describeWebhook({ destination, isOurs, settings, disabled }: Shown): string {
  const state = disabled ? 'switched off by amoCRM: nothing arrives' : 'on';
  return `${isOurs ? '*' : ' '} ${destination}  ${state}\n    ${settings.join(' ')}\n`;
}

/** @throws {ConfigurationError} saying what to set */
function requireAddress(config: Config): string {
  const issues = [];
  if (config.target.kind === 'sandbox') {
    const message = 'is not set: the embedded sandbox tells its own server of every change without a subscription';
    issues.push({ path: ['AMOCRM_SUBDOMAIN'], message });
  }
  if (!config.webhook.secret) {
    const message = `is needed; a new one would be ${randomBytes(24).toString('base64url')}`;
    issues.push({ path: ['WEBHOOK_SECRET'], message });
  }
  if (!config.publicUrl) {
    issues.push({ path: ['PUBLIC_URL'], message: 'is needed: amoCRM must reach this server from the internet' });
  } else if (!/^https:|^http:\/\/(localhost|127\.|\[::1\])/.test(config.publicUrl)) {
    issues.push({
      path: ['PUBLIC_URL'],
      message: 'must begin with https://, otherwise the secret can be read on the way',
    });
  }
  const address = webhookAddress(config);
  if (issues.length > 0 || !address) throw new ConfigurationError(issues);
  return address;
}
