/** Sends a request to the endpoint of a model. */
import type { Endpoint } from './chat.ts';

/** An endpoint that is busy is asked so many times more, each time after twice as long. */
const repeats = 5;
const firstWaitMs = 2_000;
const longestWaitMs = 60_000;

/** The endpoint refused a request, or its answer cannot be read. Its message never has the key. */
export class EndpointError extends Error {}

/** @throws {EndpointError} */
export async function request<Answer>(
  { baseUrl, timeoutMs, wait }: Endpoint,
  path: string,
  headers: Record<string, string>,
  body: unknown,
): Promise<Answer> {
  for (let attempt = 0; ; attempt += 1) {
    const response = await fetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (response.ok) return parse<Answer>(text);
    const isBusy = response.status === 429 || response.status >= 500;
    if (!isBusy || attempt >= repeats)
      throw new EndpointError(`The endpoint answered ${response.status}: ${text.slice(0, 500)}`);
    const asked = Number(response.headers.get('retry-after')) * 1000;
    await wait(Math.min(longestWaitMs, asked > 0 ? asked : firstWaitMs * 2 ** attempt));
  }
}

function parse<Answer>(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    throw new EndpointError(`The endpoint answered with no JSON: ${text.slice(0, 200)}`);
  }
}
