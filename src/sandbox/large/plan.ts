import { account } from '../demo/account.ts';
import { Random } from '../demo/random.ts';
import { users } from '../demo/user.ts';
import { type AccountSize, type FullSize, toFullSize } from './size.ts';

const day = 86_400;

/** What a stream of choices is for: each has numbers of its own, so that a change of one leaves the others as they are. */
export type Purpose = 'company' | 'contact' | 'journey' | 'lead' | 'task' | 'note' | 'talk';

const offsets: Readonly<Record<Purpose, number>> = {
  company: 11,
  contact: 23,
  journey: 37,
  lead: 41,
  task: 59,
  note: 67,
  talk: 79,
};

/** How an account is laid out in time. */
export interface LargePlan {
  size: FullSize;
  /** Midnight of the account's zone at the start of the first day, and of the current one. */
  start: number;
  today: number;
  /** Reproducible choices about one row. */
  random(purpose: Purpose, index: number): Random;
  /** A working hour at a share (0 to 1) of the time, shifted by days. */
  timeOf(random: Random, share: number, shiftDays?: number): number;
  /** A user of the group (0 sales, 1 service, 2 partners) who works here. */
  pickUser(random: Random, group: number): number;
}

/** Lays out the time before `now`. The same day, size and seed give the same account. */
export function createPlan(now: number, size: AccountSize, seed: number): LargePlan {
  const full = toFullSize(size);
  const today = Math.floor((now + account.utcOffset) / day) * day - account.utcOffset;
  const start = today - full.days * day;
  const groupIds = [...new Set(users.map(({ groupId }) => groupId))];
  const staff = groupIds.map((id) =>
    users.filter((user) => user.groupId === id && user.isActive).map((user) => user.id),
  );
  return {
    size: full,
    start,
    today,
    random: (purpose, index) =>
      new Random(Math.imul(seed + offsets[purpose], 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)),
    timeOf: (random, share, shiftDays = 0) => {
      const whole = Math.min(full.days - 1, Math.floor(share * full.days)) + shiftDays;
      return start + whole * day + random.integer(9 * 3600, 20 * 3600);
    },
    pickUser: (random, group) => random.pick(staff[group] ?? [0]),
  };
}

/** A working hour about so many days later, after `time` in any case. */
export function addDays(random: Random, time: number, days: number): number {
  const midnight = Math.floor((time + days * day + account.utcOffset) / day) * day - account.utcOffset;
  return Math.max(midnight + random.integer(9 * 3600, 19 * 3600), time + random.integer(600, 5400));
}

/** A whole number from 0 to about twice the mean. */
export function pickCount(random: Random, mean: number): number {
  return Math.floor(mean * 2 * random.next() + random.next());
}
