/** What the arguments and inputs of files do. */
import { expect } from 'vitest';
import { type Effect, pick, query, type Seen, write } from './effect.ts';
import { seconds } from './value.ts';

/** A request to this address, also of the drive, whose paths are not below the API's. */
function address(print: (seen: Seen) => string, method = 'GET'): Effect {
  return (seen) => {
    const paths = seen.requests.filter((request) => request.method === method).map((request) => request.path);
    expect(paths).toContain(print(seen));
  };
}

const entityOf = ({ args }: Seen) => String(args.entityType).toLowerCase();
const ofRecord = (seen: Seen) => `/api/v4/${entityOf(seen)}/${seen.args.entityId}/files`;

/** The newest file. */
const newest = ({ data }: Seen) => data.files.rows().at(-1);
/** The cards that a file is on now. */
const cardsOf = ({ data }: Seen, uuid: unknown) =>
  data.fileLinks.rows().filter(({ fileUuid, isDetached }) => fileUuid === uuid && !isDetached);

/** The new file is on the record. */
const uploadedTo: Effect = (seen) => {
  address(ofRecord, 'PUT')(seen);
  expect(cardsOf(seen, newest(seen)?.uuid)).toMatchObject([
    { entityType: entityOf(seen), entityId: Number(seen.args.entityId) },
  ]);
};

/** The file is on the record, or it is not any more. */
const isOn = (isAttached: boolean): Effect => {
  return (seen) => {
    address(ofRecord, isAttached ? 'PUT' : 'DELETE')(seen);
    const entityId = Number(seen.args.entityId);
    expect(cardsOf(seen, seen.args.uuid).some((link) => link.entityId === entityId)).toBe(isAttached);
  };
};

/** Files of one kind alone: those that are not in the trash, as without the filter, or those that are. */
const inTrash: Effect = Object.assign(
  ({ answers, value }: Seen) => expect([...new Set(pick(answers, 'isDeleted'))]).toEqual([value]),
  { isUsual: ({ value }: Seen) => value === false },
);

const moved = (isTrash: boolean): Effect =>
  write('uuid', ({ data }) =>
    data.files
      .rows()
      .filter(({ deletedAt }) => (deletedAt !== null) === isTrash)
      .map(({ uuid }) => uuid),
  );

export const files: Record<string, Effect> = {
  'Query.file.uuid': address(({ value }) => `/drive/v1.0/files/${value}`),
  'Query.files.entityType': address(ofRecord),
  'Query.files.entityId': address(ofRecord),
  'FileFilter.query': query('filter[term]'),
  'FileFilter.extensions': query('filter[extensions][]'),
  'FileFilter.createdByUserIds': query('filter[created_by][]'),
  'FileFilter.createdAt.from': query('filter[date][from]', seconds),
  'FileFilter.createdAt.to': query('filter[date][to]', seconds),
  'FileSizeRange.from': query('filter[size][from]'),
  'FileSizeRange.to': query('filter[size][to]'),
  'FileFilter.isDeleted': inTrash,
  'Mutation.uploadFile.name': write('file_name', (seen) => [newest(seen)?.name]),
  'Mutation.uploadFile.contentBase64': (seen) =>
    expect(newest(seen)?.versions[0]?.content.toString('base64')).toBe(seen.value),
  'Mutation.uploadFile.contentType': write('content_type', (seen) => [newest(seen)?.mimeType]),
  'Mutation.uploadFile.entityType': uploadedTo,
  'Mutation.uploadFile.entityId': uploadedTo,
  'Mutation.uploadFile.asNote': (seen) =>
    expect(seen.changed.notes).toMatchObject([{ noteType: 'attachment', params: { file_uuid: newest(seen)?.uuid } }]),
  'Mutation.attachFile.uuid': isOn(true),
  'Mutation.attachFile.entityType': isOn(true),
  'Mutation.attachFile.entityId': isOn(true),
  'Mutation.detachFile.uuid': isOn(false),
  'Mutation.detachFile.entityType': isOn(false),
  'Mutation.detachFile.entityId': isOn(false),
  'Mutation.deleteFiles.uuids': moved(true),
  'Mutation.restoreFiles.uuids': moved(false),
};
