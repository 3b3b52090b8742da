import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { loadTeamActivity } from '../../src/replica/question/team-activity.ts';
import { type Account, openAccount, startAccount, testNow } from '../harness.ts';
import { findPostgres } from '../postgres.ts';
import { openPostgresReplica } from './postgres-replica.ts';
import { type ToldFigures, tellUser } from './team-activity.ts';

const text = `query ($period: DateTimeRange, $groupBy: TeamActivityGrouping, $userIds: [ID!], $idleDays: Int! = 14) {
  teamActivity(period: $period, groupBy: $groupBy, userIds: $userIds, idleDays: $idleDays, maxAge: 0) {
    currency periodFrom periodTo isOver historySince
    users { ...member }
    robots { ...member }
  }
}
fragment member on UserActivity {
  user { id } userName openCount idleCount tasksOverdue ...figures periods { key firstDay lastDay isOver ...figures }
}
fragment figures on ActivityFigures {
  createdCount createdAmount movedCount wonCount wonAmount lostCount lostAmount
  tasksDoneInTime tasksDoneLate noteCount
  incomingCalls { count talkCount minutes } outgoingCalls { count talkCount minutes }
  incomingLeadCount respondedCount medianResponseMinutes activeDays
}`;

type Part = Omit<ToldFigures, 'openCount' | 'idleCount' | 'tasksOverdue'> & {
  key: string;
  firstDay: string;
  lastDay: string;
  isOver: boolean;
};

type Figures = ToldFigures & { user: { id: string } | null; userName: string | null; periods: Part[] | null };

interface Answer {
  currency: string;
  periodFrom: string | null;
  periodTo: string | null;
  isOver: boolean;
  historySince: string;
  users: Figures[];
  robots: Figures;
}

async function ask(account: Account, variables: Record<string, unknown> = {}): Promise<Answer> {
  return (await account.query<{ teamActivity: Answer }>(text, variables)).teamActivity;
}

const seconds = (time: string) => Date.parse(time) / 1000;

describe('Team activity', () => {
  let account: Account & { close(): Promise<void> };
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.close());

  test.each([
    ['of all the time', undefined, { from: 0, to: testNow * 2 }],
    [
      'of a month',
      { from: '2026-09-01', to: '2026-09-30' },
      { from: seconds('2026-09-01T00:00:00+03:00'), to: seconds('2026-09-30T23:59:59+03:00') },
    ],
  ])('%s is what a walk over all rows counts', async (_title, period, range) => {
    const { users, robots, historySince } = await ask(account, { period });
    const told = (userId: number) => tellUser(account.sandbox.data(), userId, range, seconds(historySince));
    for (const { user, userName, periods, ...figures } of users) {
      expect(periods).toBeNull();
      expect({ userName, ...figures }).toEqual({ userName, ...told(Number(user?.id)) });
    }
    const { user, userName, periods: _, ...figures } = robots;
    expect([user, userName]).toEqual([null, null]);
    expect(figures).toEqual(told(0));
    const total = (pick: (user: Figures) => number) => users.reduce((sum, each) => sum + pick(each), 0);
    // Nothing of this is proved by zeros.
    for (const pick of [
      (each: Figures) => each.createdCount,
      (each: Figures) => each.movedCount,
      (each: Figures) => each.wonCount,
      (each: Figures) => each.lostCount,
      (each: Figures) => each.idleCount,
      (each: Figures) => each.tasksDoneInTime,
      (each: Figures) => each.noteCount,
      (each: Figures) => each.outgoingCalls.talkCount,
      (each: Figures) => each.respondedCount,
      (each: Figures) => each.activeDays,
    ]) {
      expect(total(pick), String(pick)).toBeGreaterThan(0);
    }
  });

  test.each([
    ['days', 'DAY', { from: '2026-10-28', to: '2026-11-05' }, '2026-10-28 2026-11-05', 9],
    ['weeks, cut where the period is', 'WEEK', { from: '2026-09-03', to: '2026-10-14' }, '2026-09-03 2026-10-14', 7],
    ['months until today', 'MONTH', { from: '2026-08-01', to: '2026-12-31' }, '2026-08-01 2026-11-05', 4],
    ['months since the first figure', 'MONTH', undefined, undefined, undefined],
  ] as const)('by %s is what a walk over the rows of each counts', async (_title, groupBy, period, ends, count) => {
    const { users, robots, historySince } = await ask(account, { period, groupBy });
    const total = (pick: (part: Part) => number) =>
      users.flatMap(({ periods }) => periods ?? []).reduce((sum, part) => sum + pick(part), 0);
    for (const { user, periods } of [...users, robots]) {
      const parts = periods ?? [];
      if (ends) expect(`${parts[0]?.firstDay} ${parts.at(-1)?.lastDay}`).toBe(ends);
      if (count) expect(parts).toHaveLength(count);
      // Each begins on the day after the one before it, so nothing is left out between them.
      const next = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      expect(parts.slice(1).map(({ firstDay }) => firstDay)).toEqual(
        parts.slice(0, -1).map(({ lastDay }) => next(lastDay)),
      );
      for (const { key, firstDay, lastDay, isOver, ...figures } of parts) {
        const range = { from: seconds(`${firstDay}T00:00:00+03:00`), to: seconds(`${lastDay}T23:59:59+03:00`) };
        const { openCount, idleCount, tasksOverdue, ...told } = tellUser(
          account.sandbox.data(),
          Number(user?.id ?? 0),
          range,
          seconds(historySince),
        );
        expect({ userName: user?.id, key, ...figures }).toEqual({ userName: user?.id, key, ...told });
        expect(isOver).toBe(lastDay < '2026-11-05');
        expect(firstDay.startsWith(key) || groupBy === 'WEEK').toBe(true);
        expect(groupBy !== 'WEEK' || new Date(key).getUTCDay() === 1).toBe(true);
      }
    }
    for (const pick of [
      (part: Part) => part.createdCount,
      (part: Part) => part.movedCount,
      (part: Part) => part.tasksDoneInTime,
      (part: Part) => part.noteCount,
      (part: Part) => part.outgoingCalls.count,
      (part: Part) => part.activeDays,
    ]) {
      expect(total(pick), String(pick)).toBeGreaterThan(0);
    }
  });

  test('counts no moves of leads that were deleted or merged since', async () => {
    const other = await openAccount();
    const { historySince, users: before } = await ask(other);
    const moved = new Set(
      other.sandbox
        .data()
        .events()
        .flatMap(({ type, entityId }) => (type === 'lead_status_changed' && entityId !== null ? [entityId] : [])),
    );
    const [survivor = 0, ...rest] = moved;
    for (const id of rest.slice(0, 40)) other.sandbox.trash('leads', id);
    for (const merged of rest.slice(40, 44)) other.sandbox.merge('leads', { survivor, merged });
    const { users } = await ask(other);
    const counts = (answer: Figures[]) => answer.map(({ user, movedCount }) => [user?.id, movedCount]);
    const range = { from: 0, to: testNow * 2 };
    const told = users.map(({ user }) => [
      user?.id,
      tellUser(other.sandbox.data(), Number(user?.id), range, seconds(historySince)).movedCount,
    ]);
    expect(counts(users)).toEqual(told);
    expect(counts(users)).not.toEqual(counts(before));
  });

  test('by too many days is an error that says how many', async () => {
    const period = { from: '2020-01-01', to: '2026-01-01' };
    await expect(ask(account, { period, groupBy: 'DAY' })).rejects.toThrow(/groupBy: makes 2193 parts of the period/);
  });

  test('names every active user by name, and says the period and the currency', async () => {
    const answer = await ask(account, { period: { from: '2026-09-01', to: '2026-09-30' } });
    const active = account.sandbox.data().metadata.users.filter(({ isActive }) => isActive);
    const names = answer.users.map(({ userName }) => userName);
    expect(names).toEqual(expect.arrayContaining(active.map(({ name }) => name)));
    expect(names).toEqual([...names].sort((one, other) => String(one).localeCompare(String(other), 'ru')));
    expect(answer).toMatchObject({
      currency: 'RUB',
      periodFrom: '2026-09-01T00:00:00+03:00',
      periodTo: '2026-09-30T23:59:59+03:00',
      isOver: true,
    });
    expect((await ask(account)).isOver).toBe(false);
  });

  test('of some users leaves out the others and changes no figure', async () => {
    const { users } = await ask(account);
    const [, second] = users;
    expect((await ask(account, { userIds: [second?.user?.id] })).users).toEqual([second]);
  });

  test('a user that does not exist is an error that names those that do', async () => {
    const { name } = account.sandbox.data().metadata.users[0] as { name: string };
    await expect(ask(account, { userIds: ['999'] })).rejects.toThrow(/`999` is not the id of a user/);
    await expect(ask(account, { userIds: ['999'] })).rejects.toThrow(name);
  });

  test('a call to the contact answers an incoming lead, and a call that came in does not', async () => {
    const other = await openAccount();
    const amocrm = other.connection.with({});
    const userId = other.sandbox.data().metadata.users[0]?.id as number;
    const [created] = await amocrm.contacts.create([{ name: 'Анна' }]);
    const contact = (created as { result: { id: number } }).result.id;
    const contacts = [{ id: contact, is_main: true }];
    const since = testNow - 3600;
    await amocrm.leads.create([
      { name: 'Заявка', created_by: 0, responsible_user_id: userId, created_at: since, contacts },
    ]);
    const call = async (note_type: string, minute: number) => {
      const params = { phone: '+79160000000', duration: 30, source: 'АТС', uniq: `${minute}`, link: '' };
      const times = { created_by: 0, responsible_user_id: userId, created_at: since + minute * 60 };
      await amocrm.notes.create('contacts', [{ entity_id: contact, note_type, params, ...times }]);
    };
    const variables = { period: { from: new Date(since * 1000).toISOString() }, userIds: [String(userId)] };
    const read = async () => {
      const { users } = await ask(other, variables);
      return users.map((user) => [user.incomingLeadCount, user.respondedCount, user.medianResponseMinutes]);
    };
    expect(await read()).toEqual([[1, 0, null]]);
    await call('call_in', 5);
    expect(await read()).toEqual([[1, 0, null]]);
    await call('call_out', 12);
    expect(await read()).toEqual([[1, 1, 12]]);
  });

  test.skipIf(!findPostgres())('is the same in PostgreSQL', async () => {
    const other = await openPostgresReplica(account, onTestFinished);
    const answers = [];
    for (const replica of [await account.replica(), other]) {
      const snapshot = await replica.read(['leads', 'tasks', 'events', 'lead_notes', 'contact_notes', 'company_notes']);
      const from = testNow - 100 * 86_400;
      for (const groupBy of [null, 'DAY', 'WEEK', 'MONTH'] as const) {
        const { users, robots } = await loadTeamActivity(snapshot, { from, to: testNow, idleDays: 14, groupBy });
        answers.push({ users, robots });
      }
    }
    expect(answers.slice(4)).toEqual(answers.slice(0, 4));
  });
});
