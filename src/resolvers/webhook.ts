import type { Webhook } from '../amocrm/index.ts';
import { ConfirmationRequiredError, NotFoundError, UnauthenticatedError } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import { describeAddress, isReceiverAddress } from '../live/receiver-address.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { asAdmin } from './write/admin.ts';

/** What only administrators may do, for errors. */
const work = 'see and change webhooks';

/** The subscriptions of the account, or that of one address. The secrets of receivers are not part of it. */
export async function listWebhooks(destination: Nullish<string>, { amocrm }: Context): Promise<Webhook[]> {
  const isMasked = destination?.endsWith('…');
  const webhooks = await asWebhookAdmin(() => amocrm.webhooks.list(isMasked ? undefined : (destination ?? undefined)));
  return webhooks.filter((webhook) => !destination || isAt(webhook, destination));
}

/** amoCRM answers users that are not administrators with a 401 here, or with a 403 (amoCRM API v4, Webhooks). */
async function asWebhookAdmin<Result>(send: () => Promise<Result>): Promise<Result> {
  try {
    return await asAdmin(work, send);
  } catch (error) {
    if (!(error instanceof UnauthenticatedError)) throw error;
    const remedy = `amoCRM also answers so if the user of the token is not an administrator, who alone may ${work}. ${error.remedy ?? ''}`;
    throw new UnauthenticatedError(error.message, { cause: error, remedy });
  }
}

/** Whether a caller means a subscription: by its address, or by the address without the secret, as it is shown. */
function isAt(webhook: Webhook, destination: string): boolean {
  return webhook.destination === destination || describeAddress(webhook.destination) === destination;
}

/**
 * Subscribes an address to events. amoCRM keeps one subscription for an address: the given events replace those that it had.
 *
 * @throws {ConfirmationRequiredError} if it is the subscription of a server of this program, unless `confirm`
 */
export async function subscribeWebhook(
  { destination, events, confirm }: { destination: string; events: readonly string[]; confirm: boolean },
  context: Context,
): Promise<Webhook> {
  const { amocrm } = context;
  if (isReceiverAddress(destination) && !confirm) {
    const [known] = await listWebhooks(destination, context);
    if (known) {
      throw requireConfirmation(
        known,
        'Its events would be replaced, so the server could miss changes',
        'Leave it to the command `webhooks subscribe`, or use',
      );
    }
  }
  return asWebhookAdmin(() => amocrm.webhooks.subscribe(destination, [...new Set(events)]));
}

/**
 * Ends the subscription of an address.
 *
 * @throws {NotFoundError} if there is none, naming the addresses that have one
 * @throws {ConfirmationRequiredError} if it is the subscription of a server of this program, unless `confirm`
 */
export async function unsubscribeWebhook(
  { destination, confirm }: { destination: string; confirm: boolean },
  context: Context,
): Promise<Webhook> {
  const { amocrm } = context;
  const webhooks = await asWebhookAdmin(() => amocrm.webhooks.list());
  const found = webhooks.filter((webhook) => isAt(webhook, destination));
  const exact = found.find((webhook) => webhook.destination === destination);
  const webhook = exact ?? found[0];
  if (!webhook || (!exact && found.length > 1)) {
    const shown = webhooks.map((each) => describeAddress(each.destination));
    const problem = webhook ? 'Several subscriptions have' : 'There is no subscription of';
    throw new NotFoundError(`${problem} the address ${quote(describeAddress(destination))}.`, {
      remedy: shown.length > 0 ? `Subscribed are ${quote(shown.join(', '), 700)}` : 'The account has no subscription.',
    });
  }
  if (isReceiverAddress(webhook.destination) && !confirm) {
    throw requireConfirmation(webhook, 'Without it the server gets no changes', 'Ask the user first, then use');
  }
  await asWebhookAdmin(() => amocrm.webhooks.unsubscribe(webhook.destination));
  return webhook;
}

function requireConfirmation({ destination }: Webhook, effect: string, advice: string): ConfirmationRequiredError {
  const message = `${describeAddress(destination)} is the address of a server of this program. ${effect}; nothing was changed.`;
  return new ConfirmationRequiredError(message, { remedy: `${advice} \`confirm: true\`.` });
}
