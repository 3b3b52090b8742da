import { builder } from './builder.ts';

/** How experienced a user is. */
export const UserRank = builder.enumType('UserRank', {
  description: 'How experienced a user is.',
  values: {
    NEWBIE: { value: 'newbie', description: 'A beginner.' },
    CANDIDATE: { value: 'candidate', description: 'Some experience.' },
    MASTER: { value: 'master', description: 'Much experience.' },
  } as const,
});

/** A rank that amoCRM documents; null for another one. */
export function toRank(rank: string | null): 'newbie' | 'candidate' | 'master' | null {
  return rank === 'newbie' || rank === 'candidate' || rank === 'master' ? rank : null;
}
