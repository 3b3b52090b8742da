/** The segments of clients, by when they last bought, how often and for how much. */
import { type RawBuilder, sql } from 'kysely';

/** Every segment, in the order in which they are shown. */
export const clientSegments = ['BEST', 'LOYAL', 'NEW', 'PROMISING', 'SLEEPING', 'LOST', 'OTHER'] as const;

/** One of them. */
export type ClientSegment = (typeof clientSegments)[number];

/** Quintiles of a client among all clients: 5 bought last, most often, for most money. */
type Score = 'recency' | 'frequency' | 'money';

/** From and to, both included. */
type Scores = Partial<Record<Score, readonly [from: number, to: number]>>;

/** The scheme: the first rule that a client meets names the segment; whoever meets none is OTHER. */
export const segmentRules: readonly ({ segment: Exclude<ClientSegment, 'OTHER'> } & Scores)[] = [
  { segment: 'BEST', recency: [4, 5], frequency: [4, 5], money: [4, 5] },
  { segment: 'LOYAL', recency: [3, 5], frequency: [4, 5] },
  { segment: 'NEW', recency: [4, 5], frequency: [1, 1] },
  { segment: 'PROMISING', recency: [4, 5] },
  { segment: 'SLEEPING', recency: [1, 2], frequency: [3, 5] },
  { segment: 'SLEEPING', recency: [1, 2], money: [4, 5] },
  { segment: 'LOST', recency: [1, 2] },
];

const scores: readonly Score[] = ['recency', 'frequency', 'money'];

/** The segment of a row that has the columns `recency`, `frequency` and `money`. */
export function segmentColumn(): RawBuilder<ClientSegment> {
  const cases = segmentRules.map((rule) => {
    const conditions = scores.flatMap((score) => {
      const range = rule[score];
      return range ? [sql`${sql.ref(score)} between ${sql.lit(range[0])} and ${sql.lit(range[1])}`] : [];
    });
    return sql`when ${sql.join(conditions, sql` and `)} then ${sql.lit(rule.segment)}`;
  });
  return sql<ClientSegment>`case ${sql.join(cases, sql` `)} else 'OTHER' end`;
}
