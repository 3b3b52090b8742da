/** What the arguments of small settings and of short links do. */
import { expect } from 'vitest';
import { type Effect, pick, type Seen, write } from './effect.ts';

/** The widgets of the account that satisfy a condition, and no others. */
const widgets =
  (holds: (widget: Seen['data']['metadata']['widgets'][number], seen: Seen) => boolean): Effect =>
  (seen) => {
    const wanted = seen.data.metadata.widgets.filter((widget) => holds(widget, seen)).map(({ id }) => String(id));
    expect(pick(seen.answers, 'id')).toEqual(wanted);
  };

export const accountParts: Record<string, Effect> = {
  'Query.widgets.isInstalled': widgets(({ isActive }, { value }) => isActive === value),
  'Query.widgets.code': widgets(({ code }, { value }) => code === value),
  'CreateShortLinkInput.url': write('url', ({ answers }) => pick(answers, 'targetUrl')),
  'CreateShortLinkInput.contactId': write(
    'entity_id',
    ({ answers }) => pick(answers, 'contact.id').map(Number),
    Number,
  ),
};
