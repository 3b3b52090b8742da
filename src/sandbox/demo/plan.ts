import { account } from './account.ts';
import { Random } from './random.ts';
import { users } from './user.ts';

const dayLength = 86_400;

/** How much demo data there is and how it is spread over one year, which ends at the last midnight. */
export interface DemoPlan {
  random: Random;
  leads: number;
  contacts: number;
  companies: number;
  /** Midnight of the account's zone at the start of the current day. Only due dates are later. */
  today: number;
  /** A working hour at a share (0 to 1) of the year, shifted by days. */
  timeOf(share: number, shiftDays?: number): number;
  /** Some time after `time`, before today. */
  timeAfter(time: number): number;
  /** A user of the group (0 sales, 1 service, 2 partners) who still works here. */
  pickUser(group: number): number;
  /** An adult's date of birth, at midnight. */
  birthday(): number;
}

/** Lays out a year before `now` (unix seconds). The same day and size give the same account. */
export function createPlan(now: number, leads: number): DemoPlan {
  const random = new Random(20_240_115);
  const today = Math.floor((now + account.utcOffset) / dayLength) * dayLength - account.utcOffset;
  const groupIds = [...new Set(users.map((user) => user.groupId))];
  const staff = groupIds.map((id) =>
    users.filter((user) => user.groupId === id && user.isActive).map((user) => user.id),
  );
  return {
    random,
    leads,
    // In a large account people come back: contacts and companies stop growing long before leads do.
    contacts: Math.min(6000, Math.ceil(leads * 0.75)),
    companies: Math.min(1500, Math.ceil(leads * 0.2)),
    today,
    timeOf: (share, shiftDays = 0) => {
      const day = Math.min(364, Math.floor(share * 365)) + shiftDays;
      return today - 365 * dayLength + day * dayLength + random.integer(9 * 3600, 20 * 3600);
    },
    timeAfter: (time) => time + Math.floor((today - time) * random.next() ** 2),
    pickUser: (group) => random.pick(staff[group] ?? [0]),
    birthday: () => -account.utcOffset + dayLength * random.integer(-3650, 12_000),
  };
}
