import { NotFoundError } from '../errors/index.ts';
import { sendWhole } from './batch.ts';
import { type File, parseFile } from './drive-file.ts';
import { type FilterRules, type Range, rangeRule } from './filter.ts';
import { chunkIds, type ListQuery, listPage, type Page, type Send } from './list.ts';
import { parsePart } from './parse.ts';
import { fillPath } from './transport/index.ts';
import { type NewFile, uploadFile } from './upload.ts';

/** The filters that `GET /v1.0/files` honours. */
export interface FileFilter {
  uuid?: string[];
  /** A part of the name. */
  term?: string;
  /** Without a dot. */
  extensions?: string[];
  created_by?: number[];
  created_at?: Range;
  size?: Range;
  /** Files in the trash. */
  deleted?: boolean;
}

/** Which files. amoCRM documents no orders. */
export type FileListQuery = ListQuery<FileFilter, 'created_at', never>;

/** The service that has the account's files. */
export type Drive = ReturnType<typeof driveRoutes>;

const path = '/v1.0/files';

const dateRule = rangeRule<File>('date', (file) => file.created_at);

const rules: FilterRules<FileFilter, File> = {
  uuid: {
    print: (uuids) => [['filter[uuid]', uuids.join(',')]],
    holds: (file, uuids) => uuids.includes(file.uuid),
  },
  // It also finds files by the names of their records, so a row proves nothing.
  term: { print: (term) => [['filter[term]', term]] },
  extensions: {
    print: (extensions) => extensions.map((extension) => ['filter[extensions][]', extension]),
    holds: (file, extensions) => extensions.some((each) => each.toLowerCase() === file.extension?.toLowerCase()),
  },
  created_by: {
    print: (ids) => ids.map((id) => ['filter[created_by][]', id]),
    holds: (file, ids) => file.created_by !== null && ids.includes(file.created_by),
  },
  created_at: {
    print: (range) => [['filter[date][type]', 'created_at'], ...dateRule.print(range)],
    holds: (file, range) => dateRule.holds?.(file, range) ?? true,
  },
  size: rangeRule('size', (file) => file.size),
  // Whether other files are listed too is not documented; callers drop them.
  deleted: { print: () => [['filter[deleted]', 1]] },
};

/** The drive's own routes (amoCRM, files API). They are not below `/api/v4`, and get the same token. */
export function driveRoutes(send: Send, service: string) {
  const sendToDrive: Send = (call) => send({ ...call, service });
  const toItems = (uuids: readonly string[]) => uuids.map((uuid) => ({ uuid }));
  const list = (query: FileListQuery): Promise<Page<File>> =>
    listPage(sendToDrive, { path, key: 'files', rules, parse: parseFile }, { ...query, order: undefined });
  return {
    list,
    /** null if there is none. One in the trash is found. */
    async get(uuid: string): Promise<File | null> {
      const route = `${path}/{uuid}`;
      try {
        const { body } = await sendToDrive({ method: 'GET', route, path: fillPath(route, { uuid }) });
        return body === undefined ? null : parseFile(parsePart(body));
      } catch (error) {
        if (error instanceof NotFoundError) return null;
        throw error;
      }
    },
    /** Those of the given files that exist, in as few calls as an address allows. */
    async byUuids(uuids: readonly string[], filter: Pick<FileFilter, 'deleted'> = {}): Promise<File[]> {
      const chunks = chunkIds([...new Set(uuids)], '%2C');
      const pages = await Promise.all(chunks.map((uuid) => list({ filter: { ...filter, uuid }, limit: uuid.length })));
      return pages.flatMap(({ items }) => items);
    },
    /** Moves files to the trash. */
    async delete(uuids: readonly string[]): Promise<void> {
      await sendWhole(sendToDrive, { method: 'DELETE', route: path, path, body: toItems(uuids) });
    },
    /** Takes files out of the trash. */
    async restore(uuids: readonly string[]): Promise<void> {
      const route = `${path}/restore`;
      await sendWhole(sendToDrive, { method: 'POST', route, path: route, body: toItems(uuids) });
    },
    /** Uploads a file in parts. @throws {PartiallyAppliedError} never: a file exists only after its last part */
    upload: (file: NewFile, content: AsyncIterable<Uint8Array>): Promise<File> =>
      uploadFile(sendToDrive, send, file, content),
  };
}
