import {
  type CreateShortLinkInput as CreateInput,
  createShortLinks,
  type ShortLink as Link,
} from '../resolvers/short-link.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { idempotencyKey } from './idempotency.ts';
import { inputOf } from './input.ts';
import { Contact } from './ref.ts';

/** A short link. */
export const ShortLink = builder.objectRef<Link>('ShortLink').implement({
  description: 'A short address of a page, made for one contact: amoCRM shows when the contact opens it.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'The short address. amoCRM gives it no id and cannot list it.' }),
    targetUrl: t.exposeString('targetUrl', { description: 'The address that it stands for.' }),
    contact: t.field({
      type: Contact,
      description: 'The contact that it was made for.',
      resolve: ({ contactId }) => ({ id: contactId }),
    }),
  }),
});

const CreateShortLinkInput = inputOf<CreateInput>()(
  builder.inputType('CreateShortLinkInput', {
    description: 'A link to be shortened.',
    fields: (t) => ({
      url: t.string({ required: true, description: 'Address of the page.', validate: constraint.url }),
      contactId: t.id({ required: true, description: 'Id of the contact to send it to.', validate: constraint.id }),
    }),
  }),
);

const ShortLinkBatch = batchType('ShortLink', ShortLink, 'short link');

builder.mutationField('createShortLinks', (t) =>
  t.field({
    type: ShortLinkBatch,
    description: 'Creates up to 250 short links for contacts and returns a result for each.',
    extensions: creates,
    args: {
      inputs: t.arg({
        type: [CreateShortLinkInput],
        required: true,
        description: 'The links.',
        validate: constraint.batch,
      }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => createShortLinks(args.inputs, context)),
  }),
);
