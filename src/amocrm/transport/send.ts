import { type Dispatcher, Pool } from 'undici';
import { createConnector, createProxyAgent, isRemote, type ProxySettings, poolOptions } from '../outgoing.ts';
import type { Answer, Call } from './call.ts';
import { exchange } from './exchange.ts';
import { explainFailure } from './failure.ts';
import { explainAnswer } from './problem.ts';
import { checkService } from './service.ts';

/** Bytes of an answer that are read; 250 leads with many fields are about one megabyte. */
const maxAnswer = 32 * 1024 * 1024;

/** How requests reach an account's address. */
interface Way {
  dispatcher: Dispatcher;
  origin: string;
  /** Before the path of every call; of the account, before the version of its API. */
  prefix: string;
}

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
  const ways = new Map<string, Way>();
  const wayTo = (baseUrl: string): Way => {
    const known = ways.get(baseUrl);
    if (known) return known;
    const { origin, pathname } = new URL(baseUrl);
    const way = { dispatcher: dispatcherOf(origin), origin, prefix: `${pathname.replace(/\/$/, '')}/api` };
    ways.set(baseUrl, way);
    return way;
  };
  const wayToService = (service: string, baseUrl: string): Way => {
    checkService(service, baseUrl);
    const { origin, pathname } = new URL(service);
    return { dispatcher: dispatcherOf(origin), origin, prefix: pathname.replace(/\/$/, '') };
  };
  let clockOffset: number | undefined;
  const readClock = ({ date }: { date?: string | undefined }): void => {
    const moment = Date.parse(date ?? '');
    if (!Number.isNaN(moment)) clockOffset = moment - Date.now();
  };

  return {
    clockOffsetMs: (): number | undefined => clockOffset,
    close: async (): Promise<void> => {
      await Promise.all([...pools.values(), ...(proxyAgent ? [proxyAgent] : [])].map((each) => each.destroy()));
    },
    async send(call: Call): Promise<Answer> {
      if (!call.ticket || call.timeoutMs === undefined)
        throw new Error('A call is sent with a token and a time limit.');
      const { accessToken, baseUrl } = call.ticket.read();
      const { dispatcher, origin, prefix } =
        call.service === undefined ? wayTo(baseUrl) : wayToService(call.service, baseUrl);
      const version = call.service === undefined ? `/v${call.version ?? 4}` : '';
      const headers = [
        'authorization',
        `Bearer ${accessToken}`,
        'accept',
        'application/hal+json, application/problem+json',
        'user-agent',
        'amocrm-graphql',
      ];
      if (call.bytes) headers.push('content-type', call.bytes.type);
      else if (call.body !== undefined) headers.push('content-type', 'application/json');
      try {
        const received = await exchange(
          dispatcher,
          {
            origin,
            method: call.method,
            path: `${prefix}${version}${call.path}${call.query ? `?${call.query}` : ''}`,
            headers,
            body: call.bytes?.content ?? (call.body === undefined ? null : JSON.stringify(call.body)),
          },
          { signal: call.signal, timeoutMs: call.timeoutMs, maxBytes: maxAnswer, onHeaders: readClock },
        );
        return explainAnswer(call, received);
      } catch (error) {
        throw explainFailure(call, error);
      }
    },
  };
}
