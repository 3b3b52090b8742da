import {
  AmocrmGraphqlError,
  CancelledError,
  RefusedError,
  UpstreamUnavailableError,
  ValidationError,
  WriteOutcomeUnknownError,
} from '../errors/index.ts';
import { sendWhole } from './batch.ts';
import { type File, parseFile } from './drive-file.ts';
import type { Send } from './list.ts';
import { invalidAnswer, type Json, parseNumber, parsePart, parseText } from './parse.ts';

/** A file to be uploaded. */
export interface NewFile {
  /** With its extension. */
  file_name: string;
  /** Bytes; known before the first one is sent. */
  file_size: number;
  content_type: string;
}

/** An upload that has begun. */
interface UploadSession {
  max_file_size: number;
  max_part_size: number;
  upload_url: string;
}

/**
 * Uploads a file in parts (amoCRM, files API: create session, upload part). Holds one part in memory. The drive makes a file of the
 * parts only when it has the last one, so an upload that ends before leaves nothing behind.
 *
 * @param sendToDrive sends to the address of the drive
 * @param send sends to the addresses that the drive names for the parts
 * @throws {ValidationError} if the content is shorter or longer than was said; nothing was stored
 * @throws {UpstreamUnavailableError} if a part before the last one failed; nothing was stored
 * @throws {WriteOutcomeUnknownError} if the answer to the last part was lost
 */
export async function uploadFile(
  sendToDrive: Send,
  send: Send,
  file: NewFile,
  content: AsyncIterable<Uint8Array>,
): Promise<File> {
  const session = await openSession(sendToDrive, file);
  let url = session.upload_url;
  let sent = 0;
  for await (const part of partsOf(content, file.file_size, session.max_part_size)) {
    const isLast = sent + part.length === file.file_size;
    const body = await sendPart(send, url, part, file).catch((error) => {
      throw explainPart(error, sent, file.file_size, isLast);
    });
    sent += part.length;
    if (isLast) return parseFile(body);
    url = parseText(body.next_url);
    if (url === '') throw invalidAnswer('an upload has no address for its next part');
  }
  throw new Error('the parts of a file end with its last one');
}

async function openSession(sendToDrive: Send, file: NewFile): Promise<UploadSession> {
  const route = '/v1.0/sessions';
  const { body } = await sendWhole(sendToDrive, { method: 'POST', route, path: route, body: file });
  const session = parseSession(parsePart(body));
  if (file.file_size > session.max_file_size) {
    throw new RefusedError(
      `The file has ${file.file_size} bytes; the account’s drive takes at most ${session.max_file_size}. Nothing was stored.`,
    );
  }
  return session;
}

export function parseSession(body: Json): UploadSession {
  const session = {
    max_file_size: parseNumber(body.max_file_size) || Number.POSITIVE_INFINITY,
    max_part_size: parseNumber(body.max_part_size),
    upload_url: parseText(body.upload_url),
  };
  if (session.max_part_size > 0 && URL.canParse(session.upload_url)) return session;
  throw invalidAnswer('an upload has no address or no size of its parts');
}

async function sendPart(send: Send, url: string, content: Uint8Array, { content_type }: NewFile): Promise<Json> {
  if (!URL.canParse(url)) throw invalidAnswer('the address of a part is not valid');
  const { origin, pathname, search } = new URL(url);
  const answer = await sendWhole(send, {
    method: 'POST',
    route: '/upload',
    service: origin,
    path: pathname,
    query: search.slice(1),
    bytes: { content, type: content_type },
  });
  return parsePart(answer.body);
}

/** The error of a part. Before the last part there is no file, so the outcome of the upload is known. */
function explainPart(error: unknown, sent: number, size: number, isLast: boolean): unknown {
  if (!(error instanceof AmocrmGraphqlError) || error instanceof CancelledError) return error;
  if (isLast && error instanceof WriteOutcomeUnknownError) {
    const message = `The last part of the file was sent and its answer was lost: ${error.message} The file is attached to nothing.`;
    const remedy = 'Look for it among the newest files before uploading it again.';
    return new WriteOutcomeUnknownError(message, error.answered, { cause: error, remedy });
  }
  if (!(error instanceof WriteOutcomeUnknownError || error instanceof UpstreamUnavailableError)) return error;
  return new UpstreamUnavailableError(
    `The upload was cut off after ${sent} of ${size} bytes; nothing was stored or attached. ${error.message}`,
    { cause: error, remedy: 'Upload the file again.' },
  );
}

/** The content in parts of one size; the last one may be shorter. @throws {ValidationError} before the last part, if the size is wrong */
async function* partsOf(
  content: AsyncIterable<Uint8Array>,
  size: number,
  partSize: number,
): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  let read = 0;
  for await (const chunk of content) {
    read += chunk.length;
    if (read > size) throw wrongSize(`has more than the ${size} bytes that were announced`);
    for (let start = 0; start < chunk.length; ) {
      const piece = chunk.subarray(start, start + partSize - length);
      waiting.push(piece);
      length += piece.length;
      start += piece.length;
      // The last part waits for the end: what comes after it would make the file a wrong one.
      if (length < partSize || (read === size && start === chunk.length)) continue;
      yield Buffer.concat(waiting, length);
      waiting = [];
      length = 0;
    }
  }
  if (read < size) throw wrongSize(`was cut off after ${read} of ${size} bytes`);
  yield Buffer.concat(waiting, length);
}

function wrongSize(problem: string): ValidationError {
  return new ValidationError([{ path: ['content'], message: `${problem}; nothing was stored or attached` }]);
}
