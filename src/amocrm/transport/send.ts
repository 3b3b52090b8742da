import { type Dispatcher, Pool } from 'undici';
import { untilAborted } from '../../wait.ts';
import { createConnector, createProxyAgent, isRemote, type ProxySettings, poolOptions } from '../outgoing.ts';
import type { Credential } from './auth.ts';
import type { Answer, Call } from './call.ts';
import { explainFailure, OversizeError } from './failure.ts';
import { explainAnswer } from './problem.ts';

/** Bytes of an answer that are read; 250 leads with many fields are about one megabyte. */
const longestAnswer = 32 * 1024 * 1024;

/** The last step: bytes out, bytes in. The only place that opens a connection to amoCRM. */
export function createSend({ verifyTls, proxy }: { verifyTls: boolean; proxy?: ProxySettings | undefined }) {
  // One for each address that the account had: it may be renamed while this runs.
  const pools = new Map<string, Pool>();
  const connect = createConnector(verifyTls);
  const proxyAgent = createProxyAgent(proxy, verifyTls);
  const dispatcherOf = (origin: string): Dispatcher => {
    if (proxyAgent && isRemote(origin)) return proxyAgent;
    const known = pools.get(origin);
    if (known) return known;
    const pool = new Pool(origin, { ...poolOptions, connect });
    pools.set(origin, pool);
    return pool;
  };
  const credentials = new WeakMap<object, Credential>();
  let clockOffset: number | undefined;

  return {
    /** A call that can be sent with this token. */
    authorize(call: Call, credential: Credential): Call {
      const ticket = {};
      credentials.set(ticket, credential);
      return { ...call, ticket };
    },
    clockOffsetMs: (): number | undefined => clockOffset,
    close: async (): Promise<void> => {
      await Promise.all([...pools.values(), ...(proxyAgent ? [proxyAgent] : [])].map((each) => each.destroy()));
    },
    async send(call: Call): Promise<Answer> {
      const credential = call.ticket && credentials.get(call.ticket);
      if (!credential) throw new Error('A call is sent with a token.');
      const { origin, pathname } = new URL(credential.baseUrl);
      const prefix = `${pathname.replace(/\/$/, '')}/api/v4`;
      try {
        const asked = dispatcherOf(origin).request({
          origin,
          method: call.method,
          path: `${prefix}${call.path}${call.query ? `?${call.query}` : ''}`,
          headers: {
            authorization: `Bearer ${credential.accessToken}`,
            accept: 'application/hal+json, application/problem+json',
            'user-agent': 'amocrm-graphql',
            ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          body: call.body === undefined ? null : JSON.stringify(call.body),
          signal: call.signal ?? null,
        });
        // undici looks at the signal only once the request has a connection, and to make one, or to wait for a free one, may
        // take longer than the caller waits. A request that was given up by then is not sent.
        const response = await untilAborted(asked, call.signal);
        const date = Date.parse(String(response.headers.date ?? ''));
        if (!Number.isNaN(date)) clockOffset = date - Date.now();
        const text = await readText(response.body);
        return explainAnswer(call, {
          status: response.statusCode,
          text,
          contentType: String(response.headers['content-type'] ?? ''),
          requestId: headerText(response.headers['x-request-id']),
          retryAfter: headerText(response.headers['retry-after']),
          encoding: headerText(response.headers['content-encoding']),
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
