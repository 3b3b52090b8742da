import {
  type FileAttachment as Attachment,
  attachFile,
  deleteFiles,
  detachFile,
  restoreFiles,
} from '../resolvers/write/file.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { uploadFile } from '../resolvers/write/upload.ts';
import { creates, ensures, overwrites } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { EntityType } from './entity-type.ts';
import { idempotencyKey } from './idempotency.ts';
import { File } from './ref.ts';
import { resolveSubject, Subject } from './subject.ts';

const FileAttachment = builder.objectRef<Attachment>('FileAttachment').implement({
  description: 'A file and the record that it was put on or taken off.',
  fields: (t) => ({
    file: t.field({ type: File, description: 'The file.', resolve: ({ file }) => file }),
    subject: t.field({
      type: Subject,
      nullable: true,
      description: 'The record; null if none was named.',
      resolve: ({ entityType, entityId }, _, context, info) => resolveSubject(entityType, entityId, context, info),
    }),
    isAttached: t.exposeBoolean('isAttached', { description: 'Whether the file is on the record now.' }),
    noteId: t.exposeID('noteId', {
      nullable: true,
      description: 'Id of the note about the file; null if none was added.',
    }),
  }),
});

const FileBatch = batchType('File', File);

const uuid = { required: true, description: 'Uuid of the file.', validate: constraint.uuid } as const;
const uuids = { required: true, description: 'Uuids of 1 to 250 files.', validate: constraint.uuids } as const;

builder.mutationFields((t) => {
  const record = {
    entityType: t.arg({ type: EntityType, required: true, description: 'Type of the record.' }),
    entityId: t.arg.id({ required: true, description: 'Record id.', validate: constraint.id }),
  };
  return {
    uploadFile: t.field({
      type: FileAttachment,
      description:
        'Uploads a file to the drive in parts and puts it on a record. An upload that is cut off stores and attaches nothing.',
      extensions: creates,
      args: {
        name: t.arg.string({
          required: true,
          description: 'Name of the file, with its extension.',
          validate: constraint.fileName,
        }),
        contentBase64: t.arg.string({
          description:
            'Content as base64, at most 700 KB of bytes. Send larger files as bytes to `POST /api/files`, where this is omitted.',
        }),
        contentType: t.arg.string({
          description: 'Media type, e.g. `application/pdf`; derived from the extension if omitted.',
          validate: constraint.mediaType,
        }),
        entityType: t.arg({ type: EntityType, description: 'Type of the record to put it on; on none if omitted.' }),
        entityId: t.arg.id({ description: 'Id of that record.', validate: constraint.id }),
        asNote: t.arg.boolean({
          required: true,
          defaultValue: false,
          description: 'Whether to add a note about the file to the feed of the record as well.',
        }),
        idempotencyKey: idempotencyKey(t.arg),
      },
      resolve: (_root, args, context, info) =>
        idempotent({ ...args, size: context.upload?.size }, context, info, (context) => uploadFile(args, context)),
    }),
    attachFile: t.field({
      type: FileAttachment,
      description: 'Puts a file of the drive on a lead, contact or company. A file that is there already stays.',
      extensions: ensures,
      args: { uuid: t.arg.string(uuid), ...record },
      resolve: (_root, args, context) => attachFile(args, context),
    }),
    detachFile: t.field({
      type: FileAttachment,
      description: 'Takes a file off a lead, contact or company. The file stays in the drive.',
      extensions: overwrites,
      args: { uuid: t.arg.string(uuid), ...record },
      resolve: (_root, args, context) => detachFile(args, context),
    }),
    deleteFiles: t.field({
      type: FileBatch,
      description: 'Moves files to the trash, from which they can be restored, and returns a result for each.',
      extensions: overwrites,
      args: { uuids: t.arg.stringList(uuids) },
      resolve: (_root, args, context) => deleteFiles(args.uuids, context),
    }),
    restoreFiles: t.field({
      type: FileBatch,
      description: 'Takes files out of the trash and returns a result for each.',
      extensions: ensures,
      args: { uuids: t.arg.stringList(uuids) },
      resolve: (_root, args, context) => restoreFiles(args.uuids, context),
    }),
  };
});
