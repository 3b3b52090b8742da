import DataLoader from 'dataloader';
import type { Amocrm, FollowedType, Follower } from '../amocrm/index.ts';
import type { LoadPace } from './pace.ts';

/** A card whose followers are wanted. */
export interface Followed {
  kind: FollowedType;
  id: number;
}

/** The followers of cards; null for a card that does not exist. amoCRM gives those of one card at a time. */
export function createFollowerLoader(amocrm: Amocrm, pace: LoadPace): DataLoader<Followed, Follower[] | null, string> {
  return new DataLoader(
    (cards) =>
      Promise.all(
        cards.map(async ({ kind, id }) => {
          const followers = await amocrm.followers.of(kind, id);
          pace.load(followers?.length ?? 0);
          return followers;
        }),
      ),
    { cacheKeyFn: ({ kind, id }) => `${kind}:${id}`, batchScheduleFn: pace.schedule.bind(pace) },
  );
}
