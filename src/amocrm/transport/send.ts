import { Pool } from 'undici';
import type { Answer, Call } from './call.ts';
import { explainAnswer, explainFailure, OversizeError } from './problem.ts';

/** Bytes of an answer that are read; 250 leads with many fields are about one megabyte. */
const longestAnswer = 32 * 1024 * 1024;

/** The last step: bytes out, bytes in. The only place that opens a connection to amoCRM. */
export function createSend({ baseUrl, verifyTls }: { baseUrl: string; verifyTls: boolean }) {
  const { origin, pathname } = new URL(baseUrl);
  const prefix = `${pathname.replace(/\/$/, '')}/api/v4`;
  const pool = new Pool(origin, {
    // More than the rate limit ever has in flight, unless answers take seconds.
    connections: 20,
    connect: { timeout: 5_000, rejectUnauthorized: verifyTls },
    // The deadline of the timeout step rules.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const tokens = new WeakMap<Call, string>();
  let clockOffset: number | undefined;

  return {
    authorize: (call: Call, token: string): void => {
      tokens.set(call, token);
    },
    clockOffsetMs: (): number | undefined => clockOffset,
    close: (): Promise<void> => pool.destroy(),
    async send(call: Call): Promise<Answer> {
      try {
        const response = await pool.request({
          method: call.method,
          path: `${prefix}${call.path}${call.query ? `?${call.query}` : ''}`,
          headers: {
            authorization: `Bearer ${tokens.get(call)}`,
            accept: 'application/hal+json, application/problem+json',
            'user-agent': 'amocrm-graphql',
            ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          body: call.body === undefined ? null : JSON.stringify(call.body),
          signal: call.signal ?? null,
        });
        const date = Date.parse(String(response.headers.date ?? ''));
        if (!Number.isNaN(date)) clockOffset = date - Date.now();
        const text = await readText(response.body);
        return explainAnswer(call, {
          status: response.statusCode,
          text,
          contentType: String(response.headers['content-type'] ?? ''),
          requestId: headerText(response.headers['x-request-id']),
          retryAfter: headerText(response.headers['retry-after']),
        });
      } catch (error) {
        throw explainFailure(call, error);
      }
    },
  };
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > longestAnswer) throw new OversizeError(`the answer is longer than ${longestAnswer} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
