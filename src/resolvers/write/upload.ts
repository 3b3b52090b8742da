import type { EntityType, File, NewFile } from '../../amocrm/index.ts';
import {
  AmocrmGraphqlError,
  PartiallyAppliedError,
  ValidationError,
  WriteOutcomeUnknownError,
} from '../../errors/index.ts';
import type { Nullish } from '../../nullish.ts';
import type { Context, UploadContent } from '../context.ts';
import { driveOf, withScope } from '../file.ts';
import { one, sendBatch } from './batch.ts';
import { timeOfAmocrm } from './clock.ts';
import { createNotesOnce } from './create-once.ts';
import { type FileAttachment, sendAttachment } from './file.ts';
import { checkReferences, nouns, toReferences } from './reference.ts';

/** The arguments of `uploadFile`. */
export interface UploadArguments {
  name: string;
  contentBase64?: Nullish<string>;
  contentType?: Nullish<string>;
  entityType?: Nullish<EntityType>;
  entityId?: Nullish<string>;
  asNote: boolean;
}

/** The record that a file is put on. */
interface Target {
  entity: EntityType;
  id: number;
}

/** The most bytes that are taken as base64 text: with it a request stays below the 1 MB that every door takes. */
const maxEncodedBytes = 700_000;

/**
 * Uploads a file to the drive, puts it on a record, and adds a note about it. The record is checked first; the file is attached only
 * after all of it was stored.
 *
 * @throws {PartiallyAppliedError} if the file was stored and a later step failed
 */
export async function uploadFile(args: UploadArguments, context: Context): Promise<FileAttachment> {
  const target = toTarget(args);
  const content = toContent(args, context);
  const write = { file_name: args.name, file_size: content.size, content_type: args.contentType ?? typeOf(args.name) };
  if (target) await checkReferences(toReferences(target.entity, [String(target.id)]), context);
  const file = await uploadOnce(write, content, context);
  if (!target) return { file, entityType: null, entityId: null, isAttached: false, noteId: null };
  const noteId = await putOnRecord(file, target, args.asNote, context);
  return { file, entityType: target.entity, entityId: target.id, isAttached: true, noteId };
}

function toTarget({ entityType, entityId, asNote }: UploadArguments): Target | undefined {
  if (entityType && entityId) return { entity: entityType, id: Number(entityId) };
  if (entityType) throw new ValidationError([{ path: ['entityId'], message: 'is required with `entityType`' }]);
  if (entityId) throw new ValidationError([{ path: ['entityType'], message: 'is required with `entityId`' }]);
  if (asNote) throw new ValidationError([{ path: ['asNote'], message: 'needs `entityType` and `entityId`' }]);
  return undefined;
}

/** The bytes: those of the request's own body, otherwise the text. */
function toContent({ contentBase64 }: UploadArguments, { upload }: Context): UploadContent {
  const refuse = (message: string) => new ValidationError([{ path: ['contentBase64'], message }]);
  if (upload && contentBase64) throw refuse('cannot be given together with a body of bytes');
  if (upload) {
    if (upload.size > 0) return upload;
    throw new ValidationError([{ path: ['body'], message: 'has 0 bytes; a file has at least one' }]);
  }
  if (!contentBase64) throw refuse('is required: a file has at least one byte');
  const text = contentBase64.replace(/\s/g, '');
  const bytes = Buffer.from(text, 'base64');
  // Buffer skips what is not base64, so the text must be the one that it would print.
  if (bytes.toString('base64') !== text) {
    throw refuse('is not valid base64: letters, digits, + and /, padded with = to a multiple of 4');
  }
  if (bytes.length === 0) throw refuse('has 0 bytes; a file has at least one');
  if (bytes.length > maxEncodedBytes) {
    throw refuse(
      `has ${bytes.length} bytes; at most ${maxEncodedBytes} are taken as base64. Send larger files to \`POST /api/files\``,
    );
  }
  return { size: bytes.length, chunks: chunksOf(bytes) };
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Uploads a file once: if the answer was lost, now or in an earlier run under the same key, the file is looked for first. */
async function uploadOnce(write: NewFile, content: UploadContent, context: Context): Promise<File> {
  const { drive } = await driveOf(context);
  const { attempt } = context;
  const since = attempt?.since ?? (await timeOfAmocrm(context));
  const find = async () => {
    const filter = {
      created_at: { from: Math.max(0, since - clockMargin) },
      size: { from: write.file_size, to: write.file_size },
    };
    const { items } = await withScope(drive.list({ filter }));
    return items.find(({ name }) => name === write.file_name);
  };
  const earlier = attempt?.since === undefined ? undefined : await find();
  if (earlier) return earlier;
  try {
    return await withScope(drive.upload(write, content.chunks));
  } catch (error) {
    const found = error instanceof WriteOutcomeUnknownError ? await find().catch(() => undefined) : undefined;
    if (found) return found;
    throw error;
  }
}

/** By how many seconds our estimate of amoCRM's clock may be wrong. */
const clockMargin = 5;

/** @returns the id of the note; null if none was wanted */
async function putOnRecord(
  file: File,
  { entity, id }: Target,
  asNote: boolean,
  context: Context,
): Promise<number | null> {
  const record = `${nouns[entity]} ${id}`;
  try {
    await sendAttachment(entity, id, file.uuid, context);
  } catch (error) {
    throw explainPart(
      error,
      file,
      `not attached to the ${record}${asNote ? ', and no note was added' : ''}`,
      'attachFile',
    );
  }
  if (!asNote) return null;
  try {
    return await addFileNote(file, { entity, id }, context);
  } catch (error) {
    throw explainPart(error, file, `attached to the ${record}, but the note about it was not added`, 'addNote');
  }
}

/** A note of the type `attachment` (amoCRM API v4, Notes). */
function addFileNote({ uuid, version_uuid, name }: File, { entity, id }: Target, context: Context): Promise<number> {
  const params = { file_uuid: uuid, version_uuid, file_name: name };
  return one(
    sendBatch(
      [{ entity_id: id, note_type: 'attachment', params }],
      async (write) => write,
      (writes) => createNotesOnce(context, entity, writes),
      (_sent, created) => created.id,
      context,
    ),
  );
}

/** The error of a step after the upload: the file exists. */
function explainPart(error: unknown, { uuid, name }: File, outcome: string, next: string): unknown {
  if (!(error instanceof AmocrmGraphqlError)) return error;
  return new PartiallyAppliedError(`The file «${name}» was uploaded as ${uuid} and is ${outcome}: ${error.message}`, {
    cause: error,
    data: { applied: [{ entityType: 'files', id: uuid }] },
    remedy: `Do not upload it again; use \`${next}\` with this uuid. ${error.remedy ?? ''}`.trim(),
  });
}

/** The types of the extensions that people send most. */
const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  xml: 'application/xml',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

function typeOf(name: string): string {
  return types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
