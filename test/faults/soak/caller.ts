import { Client, type Dispatcher } from 'undici';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { type Asked, ask, doors, type Outcome } from './door.ts';
import type { Weather } from './mishap.ts';
import { type Kind, operations } from './operation.ts';
import { createRandom, type Random } from './random.ts';

/** The errors that faults may cause; any other is a bug of this program. */
const clear = new Set([
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_INVALID',
  'WRITE_OUTCOME_UNKNOWN',
  'PARTIALLY_APPLIED',
  'RATE_LIMITED',
  'UNAUTHENTICATED',
  'PAYMENT_REQUIRED',
  'FORBIDDEN',
  'NOT_FOUND',
  'NOT_SUPPORTED_BY_AMOCRM',
  'REFUSED_BY_AMOCRM',
  'VALIDATION_FAILED',
  // Another caller changed the record, or an earlier attempt of this one did.
  'PLAN_OUTDATED',
]);

/** Longer than anything may take: attempts that hang for their twenty seconds, one after the other. */
const patienceMs = 100_000;

/** After so many attempts a caller goes on with other things, and comes back at the end. */
const patience = 4;

/** So many leads of the demo account only one caller changes. */
const ownLeads = 20;

/** What all callers share. */
export interface Scene {
  url: string;
  token: string;
  sandbox: Sandbox;
  weather: Weather;
  /** Texts that must never appear in an answer. */
  secrets: string[];
  /** The demo account's leads. */
  leads: number[];
  /** How often which operation came to what, for the table. */
  tally: Map<string, Map<string, number>>;
  /** What callers have created, by its mark: whether a caller was told that it exists. */
  created: Map<string, { kind: Kind; isPromised: boolean }>;
  /** What has a key and no answer yet. */
  open: { asked: Asked; mark: string }[];
}

/** One who asks one thing after the other and never two at once. */
export interface Caller {
  /** Asks so many things. @throws Error with all that is needed to repeat it, for an outcome that must not be */
  ask(times: number): Promise<void>;
}

/** @param number from 0; each caller changes records of the demo account that no other does */
export function createCaller(scene: Scene, seed: number, number: number): Caller {
  const random = createRandom(seed * 1_000 + number);
  let step = 0;
  return {
    async ask(times) {
      const client = new Client(scene.url);
      for (let last = step + times; step < last; step += 1) {
        const mark = `soak-${seed}-${number}-${step}`;
        if (random.chance(0.4)) scene.weather.worsen(random);
        const own = scene.leads[number * ownLeads + random.below(ownLeads)] ?? 0;
        const asked = choose(random, mark, own);
        try {
          await settle(scene, client, asked, mark, random);
        } catch (error) {
          const request = JSON.stringify({ ...asked, operation: asked.operation.name });
          throw new Error(`SOAK_SEED=${seed}, caller ${number}, step ${step}, ${request}: ${describe(error)}`);
        }
      }
      await client.close();
    },
  };
}

function choose(random: Random, mark: string, own: number): Asked {
  const operation = random.pick(operations);
  return {
    operation,
    door: random.pick(doors),
    args: operation.args(mark, own, random),
    key: operation.creates && random.chance(0.6) ? mark : undefined,
    wait: random.chance(0.9) ? 1 + random.below(3) : undefined,
  };
}

/** Asks; with an idempotency key, some times, and what is still open then once more at the end. */
async function settle(scene: Scene, client: Dispatcher, asked: Asked, mark: string, random: Random): Promise<void> {
  const { operation, key } = asked;
  if (operation.creates) scene.created.set(mark, { kind: operation.creates, isPromised: false });
  const leavesAfter = random.chance(0.08) ? 1 + random.below(40) : undefined;
  for (let attempt = 1; ; attempt += 1) {
    const { outcome } = await askOnce(scene, client, asked, attempt === 1 ? leavesAfter : undefined);
    count(scene, asked, attempt === 1 ? outcome : `${outcome}, again`);
    if (outcome === 'answered' && operation.creates)
      scene.created.set(mark, { kind: operation.creates, isPromised: true });
    if (outcome === 'answered') return;
    // The first retry is immediate, while the request may still be in flight. Later ones are slow, or they would meet
    // little but the circuit breaker.
    if (attempt > 1 || !key) await new Promise((resolve) => setTimeout(resolve, 200));
    if (!key) return;
    if (attempt === patience) {
      scene.open.push({ asked, mark });
      return;
    }
  }
}

/**
 * Sends one request.
 *
 * @param leavesAfter milliseconds after which the caller disconnects
 * @returns as outcome `answered`, `left`, or the code of a clear error
 */
export async function askOnce(
  scene: Scene,
  client: Dispatcher,
  asked: Asked,
  leavesAfter?: number,
): Promise<{ outcome: string; text: string }> {
  const leaving = new AbortController();
  const timer = leavesAfter === undefined ? undefined : setTimeout(() => leaving.abort(), leavesAfter);
  const signal = AbortSignal.any([leaving.signal, AbortSignal.timeout(patienceMs)]);
  try {
    const { codes, data, text } = await askConfirmed(client, asked, scene.token, signal);
    for (const secret of scene.secrets) if (text.includes(secret)) throw new Error(`A secret was exposed: ${text}`);
    const strange = codes.find((code) => !clear.has(code));
    if (strange) throw new Error(`${strange} is not a clear error: ${text}`);
    if (codes[0]) return { outcome: codes[0], text };
    const wrong = asked.operation.check(data, asked.args, scene.sandbox);
    if (wrong) throw new Error(`The answer is wrong: ${wrong}`);
    return { outcome: 'answered', text };
  } catch (error) {
    if (leaving.signal.aborted) return { outcome: 'left', text: 'the caller left' };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Asks, and once more with the token of what must be confirmed first, as an assistant does. */
async function askConfirmed(...[client, asked, token, signal]: Parameters<typeof ask>): Promise<Outcome> {
  const first = await ask(client, asked, token, signal);
  const [, confirm] = (first.codes[0] === 'CONFIRMATION_REQUIRED' && /"confirm":"([^"]+)"/.exec(first.text)) || [];
  return confirm ? ask(client, { ...asked, args: { ...asked.args, confirm } }, token, signal) : first;
}

function count({ tally }: Scene, { operation, door }: Asked, outcome: string): void {
  const name = `${operation.name}, ${door}`;
  const row = tally.get(name) ?? new Map<string, number>();
  tally.set(name, row.set(outcome, (row.get(outcome) ?? 0) + 1));
}

const describe = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));
