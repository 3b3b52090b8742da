import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from './answer.ts';
import type { Engine } from './engine.ts';
import type { FaultRule } from './fault.ts';

/** How many pieces a dripping body is sent in. */
const drops = 10;

/**
 * Writes an answer, whole or as a fault says.
 *
 * @param wait resolves after so many milliseconds, or never if the sandbox closes before
 */
export async function writeAnswer(
  engine: Engine,
  response: ServerResponse,
  answer: Answer,
  fault: Pick<FaultRule, 'truncate' | 'gzip' | 'dripMs'> = {},
  wait: (milliseconds: number) => Promise<void> = async () => {},
): Promise<void> {
  const plain = Buffer.from(answer.body);
  const isPacked = fault.gzip === true && plain.length > 0;
  const bytes = isPacked ? gzipSync(plain) : plain;
  response.writeHead(answer.status, {
    Date: new Date(engine.now() * 1000).toUTCString(),
    'X-Request-Id': engine.nextRequestId(),
    ...(bytes.length > 0 ? { 'Content-Type': answer.contentType, 'Content-Length': String(bytes.length) } : {}),
    ...(isPacked ? { 'Content-Encoding': 'gzip' } : {}),
    ...answer.headers,
  });
  // The promised length is whole, so that the client can tell that the rest is missing.
  const sent = fault.truncate === true ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes;
  if (fault.dripMs !== undefined) {
    response.flushHeaders();
    const size = Math.ceil(sent.length / drops);
    for (let start = 0; start < sent.length; start += size) {
      await wait(fault.dripMs);
      // The client has gone.
      if (response.destroyed) return;
      response.write(sent.subarray(start, start + size));
    }
  } else if (sent.length > 0) response.write(sent);
  if (fault.truncate === true) response.write('', () => response.destroy());
  else response.end();
}
