import { type Call, ok, type Reply, type Route } from '../call.ts';
import { Check, isJson } from '../check.ts';
import { maxFileSize, maxPartSize, storeFile } from '../file.ts';
import { formatFile } from '../formatters/file.ts';
import { Problem, refuseItems, wrongType } from '../problem.ts';
import type { UploadSessionRow } from '../rows.ts';

/**
 * amoCRM, files API: uploads. A session is opened for a file of a known size, then its parts are sent one after the other;
 * each answer has the address of the next part, and the last one the file.
 */
export const uploadRoutes: Route[] = [
  { method: 'POST', template: '/drive/v1.0/sessions', handle: openSession },
  { method: 'POST', template: '/drive/upload/{uploadToken}', handle: uploadPart },
];

function openSession(call: Call): Reply {
  if (!isJson(call.body)) throw refuseItems([{ errors: [wrongType('', 'array')] }]);
  const check = new Check(call.body);
  check.require('file_name', 'file_size');
  const fileName = check.string('file_name') ?? '';
  const fileSize = check.integer('file_size') ?? 0;
  const fileUuid = check.string('file_uuid') ?? null;
  if (fileName === '') check.refuse('file_name');
  if (fileSize <= 0) check.refuse('file_size');
  if (fileUuid !== null && call.store.file(fileUuid) === undefined) check.refuse('file_uuid');
  if (check.errors.length > 0) throw refuseItems([{ errors: check.errors }]);
  if (fileSize > maxFileSize) throw new Problem(413, `The file is larger than ${maxFileSize} bytes.`);
  const session = call.store.uploadSessions.add({
    fileName,
    fileSize,
    contentType: check.string('content_type') ?? 'application/octet-stream',
    fileUuid,
    parts: [],
    isComplete: false,
  });
  return ok({
    max_file_size: maxFileSize,
    max_part_size: maxPartSize,
    session_id: session.id,
    upload_url: uploadUrl(call, session),
  });
}

/** Where the next part is sent. */
function uploadUrl(call: Call, { id, parts }: UploadSessionRow): string {
  return `${call.origin}/drive/upload/s${id}p${parts.length}`;
}

function uploadPart(call: Call): Reply {
  const [, id, part] = /^s(\d+)p(\d+)$/.exec(call.params.uploadToken ?? '') ?? [];
  const session = call.store.uploadSessions.get(Number(id));
  if (session === undefined || session.isComplete) throw new Problem(404, 'Upload session not found');
  checkPart(session, Number(part), call.bytes);
  const { parts, fileSize } = call.store.uploadSessions.change(session.id, { parts: [...session.parts, call.bytes] });
  const content = Buffer.concat(parts);
  if (content.length < fileSize) {
    const next_url = uploadUrl(call, { ...session, parts });
    return { status: 202, body: { session_id: session.id, next_url } };
  }
  call.store.uploadSessions.change(session.id, { parts: [], isComplete: true });
  const file = storeFile(call.store, { ...session, content, userId: call.user.id, now: call.now });
  return ok(formatFile(call, file));
}

/** @throws Problem for a part that is empty, too large, out of order or beyond the promised size */
function checkPart({ parts, fileSize }: UploadSessionRow, part: number, bytes: Buffer): void {
  if (part !== parts.length) throw new Problem(400, `Part ${part} was sent, part ${parts.length} is expected.`);
  if (bytes.length === 0) throw new Problem(400, 'The part is empty.');
  if (bytes.length > maxPartSize) throw new Problem(413, `A part has at most ${maxPartSize} bytes.`);
  const received = parts.reduce((sum, each) => sum + each.length, 0);
  if (received + bytes.length > fileSize) throw new Problem(400, `The file has ${fileSize} bytes.`);
}
