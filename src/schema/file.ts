import { showDateTime } from '../resolvers/account-time.ts';
import { entityOf } from '../resolvers/entity.ts';
import {
  type FileFilterInput,
  type FileSizeRangeInput,
  listFiles,
  loadFile,
  loadFilesOf,
  loadNoteFile,
  readFile,
} from '../resolvers/file.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import { connectionArgs } from './connection.ts';
import * as constraint from './constraint.ts';
import { EntityType } from './entity-type.ts';
import { inputOf } from './input.ts';
import { NoteAttachment } from './note-kind.ts';
import { DateTimeRange } from './range.ts';
import { Company, Contact, File, Lead } from './ref.ts';
import { User } from './user.ts';

File.implement({
  description: 'A file in the account’s drive (Файлы).',
  fields: (t) => ({
    uuid: t.exposeString('uuid', { description: 'Its uuid in amoCRM.' }),
    versionUuid: t.string({
      nullable: true,
      description: 'Uuid of its active version.',
      resolve: (file, _, context) => readFile(file, 'version_uuid', context),
    }),
    name: t.string({
      description: 'Its name, with the extension.',
      resolve: (file, _, context) => readFile(file, 'name', context),
    }),
    size: t.int({ description: 'Its size in bytes.', resolve: (file, _, context) => readFile(file, 'size', context) }),
    contentType: t.string({
      nullable: true,
      description: 'Its media type, e.g. `application/pdf`.',
      resolve: (file, _, context) => readFile(file, 'mime_type', context),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was uploaded.',
      resolve: async (file, _, context) => showDateTime(await readFile(file, 'created_at', context), context),
    }),
    createdBy: t.field({
      type: User,
      nullable: true,
      description: 'The user who uploaded it; null for a robot or a client.',
      resolve: async (file, _, context, info) => loadUser(await readFile(file, 'created_by', context), context, info),
    }),
    downloadUrl: t.string({
      nullable: true,
      description: 'Address of its content. Anyone who knows the address can download it.',
      resolve: (file, _, context) => readFile(file, 'download_url', context),
    }),
    previewUrl: t.string({
      nullable: true,
      description: 'Address of a small picture of it; null if amoCRM made none.',
      resolve: (file, _, context) => readFile(file, 'preview_url', context),
    }),
    isDeleted: t.boolean({
      description: 'Whether it is in the trash.',
      resolve: (file, _, context) => readFile(file, 'is_trashed', context),
    }),
  }),
});

const FileConnection = builder.connectionObject(
  { type: File, name: 'FileConnection', description: 'A page of files.' },
  { name: 'FileEdge', description: 'A file in a list.' },
);

const FileSizeRange = inputOf<FileSizeRangeInput>()(
  builder.inputType('FileSizeRange', {
    description: 'A range of sizes in bytes, both ends included.',
    fields: (t) => ({
      from: t.int({ description: 'Not less than.', validate: constraint.bytes }),
      to: t.int({ description: 'Not more than.', validate: constraint.bytes }),
    }),
  }),
);

/** What `GET /v1.0/files` honours (amoCRM, files API: list of files). */
const FileFilter = inputOf<FileFilterInput>()(
  builder.inputType('FileFilter', {
    description: 'Which files match: all given conditions must hold.',
    fields: (t) => ({
      query: t.string({
        description:
          'A part of the name of the file or of a record that it is on. A new file may not be found at once.',
        validate: constraint.name,
      }),
      extensions: t.stringList({
        description: 'Extensions without a dot, e.g. `pdf`.',
        validate: constraint.listOf(20, 1, constraint.extension.schema),
      }),
      createdByUserIds: t.idList({ description: 'Users who uploaded them.', validate: constraint.idList }),
      createdAt: t.field({ type: DateTimeRange, description: 'When they were uploaded.' }),
      size: t.field({ type: FileSizeRange, description: 'Their size.' }),
      isDeleted: t.boolean({ description: 'Whether they are in the trash; those that are not, if omitted.' }),
    }),
  }),
);

builder.queryFields((t) => ({
  file: t.field({
    type: File,
    nullable: true,
    description: 'One file by its uuid, in the trash or not.',
    args: { uuid: t.arg.string({ required: true, description: 'Uuid of the file.', validate: constraint.uuid }) },
    resolve: (_root, { uuid }, context) => loadFile(uuid, context),
  }),
  files: t.field({
    type: FileConnection,
    nullable: true,
    description:
      'The files of the account, page by page, in the order of the drive, which amoCRM does not document; or those of a record, newest first.',
    args: {
      entityType: t.arg({ type: EntityType, description: 'Type of a record: lists the files of this record alone.' }),
      entityId: t.arg.id({ description: 'Id of that record.', validate: constraint.id }),
      filter: t.arg({
        type: FileFilter,
        description: 'Which files of the account; all that are not in the trash if omitted. None for a record.',
      }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context) => listFiles(args, context),
  }),
}));

builder.objectField(NoteAttachment, 'file', (t) =>
  t.field({
    type: File,
    nullable: true,
    description: 'The file; null for a file of older days, and for one that the drive no longer has.',
    resolve: ({ params }, _, context, info) => loadNoteFile(params?.file_uuid, context, info),
  }),
);

for (const ref of [Lead, Contact, Company] as const) {
  builder.objectField(ref as typeof Lead, 'files', (t) =>
    t.field({
      type: [File],
      nullable: true,
      description:
        'Its newest files, newest first. Costs one request for each record, and one for the files of all records if more than `uuid` is selected.',
      args: {
        first: t.arg.int({
          defaultValue: 20,
          required: true,
          description: 'Maximum number, 1 to 250.',
          validate: constraint.first,
        }),
      },
      resolve: (record, { first }, context, info) => loadFilesOf(entityOf(info), record.id, first, context, info),
    }),
  );
}
