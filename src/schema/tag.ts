import type { Tag as TagRecord } from '../amocrm/index.ts';
import { builder } from './builder.ts';

/** A label on leads, contacts or companies. */
export const Tag = builder.objectRef<TagRecord>('Tag').implement({
  description: 'A label on leads, contacts or companies.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its text.' }),
    color: t.exposeString('color', {
      nullable: true,
      description: 'Its colour as six hexadecimal digits, without `#`.',
    }),
  }),
});
