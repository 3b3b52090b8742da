import { Client, Pool } from 'undici';
import { expect } from 'vitest';
import type { Usage } from '../../program.ts';
import { askOnce, type Scene } from './caller.ts';
import { doors } from './door.ts';
import { type Kind, markOf, operations } from './operation.ts';
import { createRandom } from './random.ts';

/** Whether the program is as good as new: every operation at every door, now that nothing goes wrong any more. */
export async function expectAllAnswered(scene: Scene): Promise<void> {
  const client = new Client(scene.url);
  // After many failures in a row the circuit is open for some seconds.
  await expect.poll(() => isReady(client), { timeout: 30_000, interval: 100 }).toBe(true);
  const random = createRandom(0);
  for (const operation of operations) {
    for (const door of doors) {
      const mark = `soak-end-${operation.name}-${door}`.replaceAll(' ', '-');
      const args = operation.args(mark, scene.leads.at(-1) ?? 0, random);
      expect(await askOnce(scene, client, { operation, door, args }), mark).toMatchObject({ outcome: 'answered' });
    }
  }
  await client.close();
}

async function isReady(client: Client): Promise<boolean> {
  const { statusCode, body } = await client.request({ method: 'GET', path: '/ready' });
  await body.dump();
  return statusCode === 200;
}

/** Repeats what has a key until it is answered: within half a minute amoCRM is through with whatever was sent. */
export async function expectOpenAnswered({ open, created, ...scene }: Scene): Promise<void> {
  const client = new Pool(scene.url, { connections: 20 });
  await Promise.all(
    open.map(async ({ asked, mark }) => {
      const repeat = async () =>
        (await askOnce({ open, created, ...scene }, client, { ...asked, wait: undefined })).outcome;
      await expect.poll(repeat, { timeout: 60_000, interval: 1_000, message: mark }).toBe('answered');
      if (asked.operation.creates) created.set(mark, { kind: asked.operation.creates, isPromised: true });
    }),
  );
  await client.close();
}

/** Each requested record exists at most once, and exactly once if a caller was told that it exists. */
export function expectNothingTwice({ created, sandbox }: Scene): void {
  const stored = new Map<string, number>();
  for (const kind of ['leads', 'contacts', 'companies', 'tasks', 'notes'] satisfies Kind[]) {
    for (const row of sandbox.data()[kind].rows()) {
      const mark = markOf(kind, row);
      stored.set(mark, (stored.get(mark) ?? 0) + 1);
    }
  }
  const wrong = [...created].flatMap(([mark, { kind, isPromised }]) => {
    const times = stored.get(mark) ?? 0;
    return times > 1 || (isPromised && times === 0) ? [`${mark} (${kind}): ${times} times`] : [];
  });
  expect(wrong).toEqual([]);
}

/** What was in use after the first third, and what at the end. */
export function drawUsage(before: Usage, after: Usage): string {
  const megabytes = ({ heap }: Usage) => (heap / 1024 / 1024).toFixed(1);
  const kinds = [...new Set([...before.handles, ...after.handles])].sort();
  const countOf = ({ handles }: Usage, kind: string) => handles.filter((handle) => handle === kind).length;
  return [
    `heap, MB: ${megabytes(before)} → ${megabytes(after)}`,
    ...kinds.map((kind) => `${kind}: ${countOf(before, kind)} → ${countOf(after, kind)}`),
  ].join('\n');
}
