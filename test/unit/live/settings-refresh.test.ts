import { describe, expect, it, vi } from 'vitest';
import { ForbiddenError } from '../../../src/errors/index.ts';
import type { LiveRecord } from '../../../src/live/read-back.ts';
import { createSettingsRefresh } from '../../../src/live/settings-refresh.ts';
import type { Metadata } from '../../../src/loaders/metadata.ts';

/** A refresh over settings that find nothing, and what it looked for. */
function open() {
  const status = vi.fn(async (_pipeline: number, _status: number) => undefined);
  const user = vi.fn(async (_id: number): Promise<undefined> => undefined);
  const find = async (_: unknown, look: () => Promise<unknown>) => look();
  const refresh = createSettingsRefresh({ find, status, user } as unknown as Metadata);
  return { refresh, status, user };
}

const leadOf = (user: number) => ({ id: 1, pipeline_id: 7, status_id: 8, responsible_user_id: user }) as LiveRecord;

describe('createSettingsRefresh', () => {
  it('looks for the status and the user of a lead, and for the user of a task', async () => {
    const { refresh, status, user } = open();
    await refresh([leadOf(3), { id: 2, responsible_user_id: 4 } as LiveRecord]);
    expect(status.mock.calls).toEqual([[7, 8]]);
    expect(user.mock.calls).toEqual([[3], [4]]);
  });

  it('looks for no user behind a robot', async () => {
    const { refresh, user } = open();
    await refresh([leadOf(0)]);
    expect(user).not.toHaveBeenCalled();
  });

  it('asks for no users any more once amoCRM has refused to list them', async () => {
    const { refresh, user, status } = open();
    user.mockRejectedValue(new ForbiddenError('administrators only'));
    await refresh([leadOf(3), leadOf(4)]);
    await refresh([leadOf(5)]);
    expect(user).toHaveBeenCalledTimes(1);
    expect(status).toHaveBeenCalledTimes(3);
  });

  it('never rejects, and leaves the other records of a failed call alone', async () => {
    const { refresh, status } = open();
    status.mockRejectedValue(new Error('down'));
    await refresh([leadOf(3), leadOf(4)]);
    expect(status).toHaveBeenCalledTimes(1);
  });
});
