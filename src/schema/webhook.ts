import { type Webhook as WebhookRecord, webhookEvents } from '../amocrm/index.ts';
import { describeAddress, isReceiverAddress } from '../live/receiver-address.ts';
import { showDateTime } from '../resolvers/account-time.ts';
import { loadUser } from '../resolvers/user.ts';
import { listWebhooks, subscribeWebhook, unsubscribeWebhook } from '../resolvers/webhook.ts';
import { overwrites } from './annotation.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { User } from './user.ts';

type Code = (typeof webhookEvents)[number];

const happened: Readonly<Record<string, string>> = {
  add: 'was created',
  update: 'was changed',
  delete: 'was deleted',
  restore: 'was taken out of the trash',
  status: 'got another status',
  responsible: 'got another responsible user',
  note: 'got a note',
};

/** `add_lead` → `A lead was created.` */
function describe(code: string): string {
  const [action = '', ...noun] = code.split('_');
  return `A ${noun.join(' ').replace(' review', '')} ${code.endsWith('review') ? 'was reviewed' : happened[action]}.`;
}

const WebhookEvent = builder.enumType('WebhookEvent', {
  description: 'An event that amoCRM delivers by webhook (amoCRM API v4, Webhooks).',
  values: Object.fromEntries(
    webhookEvents.map((code) => [code.toUpperCase(), { value: code, description: describe(code) }]),
  ) as Record<string, { value: Code; description: string }>,
});

function isKnown(code: string): code is Code {
  return (webhookEvents as readonly string[]).includes(code);
}

const Webhook = builder.objectRef<WebhookRecord>('Webhook').implement({
  description: 'A subscription of an address to events. amoCRM keeps one for each address.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    destination: t.string({
      description: 'The address. Of a server of this program it ends with «…» in place of its secret.',
      resolve: ({ destination }) => describeAddress(destination),
    }),
    isReceiver: t.boolean({
      description: 'Whether a server of this program receives changes at the address.',
      resolve: ({ destination }) => isReceiverAddress(destination),
    }),
    events: t.field({
      type: [WebhookEvent],
      description: 'What is delivered.',
      resolve: ({ settings }) => settings.filter(isKnown),
    }),
    otherEvents: t.stringList({
      description: 'Codes of delivered events that amoCRM does not document, such as those of incoming leads.',
      resolve: ({ settings }) => settings.filter((code) => !isKnown(code)),
    }),
    isDisabled: t.exposeBoolean('disabled', {
      description: 'Whether amoCRM has stopped delivering after too many failures. Subscribing again enables it.',
    }),
    createdBy: t.field({
      type: User,
      nullable: true,
      description: 'The user who subscribed the address; null for an integration.',
      resolve: ({ created_by }, _, context, info) => loadUser(created_by, context, info),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was subscribed; null if amoCRM has not said.',
      resolve: ({ created_at }, _, context) => (created_at === null ? null : showDateTime(created_at, context)),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When its events last changed; null if amoCRM has not said.',
      resolve: ({ updated_at }, _, context) => (updated_at === null ? null : showDateTime(updated_at, context)),
    }),
  }),
});

const confirmText =
  'Required for the address of a server of this program, which would otherwise be refused with CONFIRMATION_REQUIRED.';

builder.queryField('webhooks', (t) =>
  t.field({
    type: [Webhook],
    nullable: true,
    description: 'The webhook subscriptions of the account. Needs an administrator’s token.',
    args: {
      destination: t.arg.string({ description: 'Only that of this address.', validate: constraint.address }),
    },
    resolve: (_root, { destination }, context) => listWebhooks(destination, context),
  }),
);

builder.mutationFields((t) => {
  const confirm = t.arg.boolean({ required: true, defaultValue: false, description: confirmText });
  return {
    subscribeWebhook: t.field({
      type: Webhook,
      description:
        'Subscribes an address to events. If it is subscribed already, its events are replaced and it is enabled again. Needs an administrator’s token.',
      extensions: overwrites,
      args: {
        destination: t.arg.string({
          required: true,
          description: 'Address that amoCRM posts to, http:// or https://.',
          validate: constraint.webAddress,
        }),
        events: t.arg({
          type: [WebhookEvent],
          required: true,
          description: 'What to deliver.',
          validate: constraint.listOf(100),
        }),
        confirm,
      },
      resolve: (_root, args, context) => subscribeWebhook(args, context),
    }),
    unsubscribeWebhook: t.field({
      type: Webhook,
      description: 'Ends the subscription of an address and returns it as it was. Needs an administrator’s token.',
      extensions: overwrites,
      args: {
        destination: t.arg.string({
          required: true,
          description: 'The address, or for a server of this program the address as it is shown.',
          validate: constraint.address,
        }),
        confirm,
      },
      resolve: (_root, args, context) => unsubscribeWebhook(args, context),
    }),
  };
});
