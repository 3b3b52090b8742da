import type { Coverage } from '../route-coverage.ts';

/** How faithful the routes of files are. The drive is under `/drive` on the same server: `drive_url` of the account leads there. */
export const fileCoverage: Record<string, Coverage> = {
  'GET /drive/v1.0/files': {
    reproduced: 'paging, filters uuid, name, term, extensions, deleted, size, date, created_by, 204 when empty',
    differs:
      'the newest come first, deleted lists the trash alone, name is compared exactly, term looks at the file’s name alone (guesses); no source_id, updated_by, date_preset and size unit',
  },
  'GET /drive/v1.0/files/{uuid}': {
    reproduced: 'one file, and its download without a token',
    differs: 'one in the trash can be read, an unknown uuid is 404 (guesses); no previews, no versions route',
  },
  'DELETE /drive/v1.0/files': {
    reproduced: '204, to the trash',
    differs: 'an unknown uuid is 400 for all (guess); the scope files_delete is not checked',
  },
  'POST /drive/v1.0/files/restore': { reproduced: 'out of the trash', differs: '204 without a body (guess)' },
  'POST /drive/v1.0/sessions': {
    reproduced: 'a new file or a new version, the limits of a file and of a part, the address of the first part',
    differs: '0 bytes are 400 and too many 413 (guesses); sessions never end; created_by and with_preview are ignored',
  },
  'POST /drive/upload/{uploadToken}': {
    reproduced: '202 with the address of the next part, the file after the last one',
    differs: 'a part out of order, empty or beyond the size is 400, one that is too large 413 (guesses)',
  },
  'GET /{entity}/{id}/files': {
    reproduced: 'limit and before_id, 204 when empty',
    differs: 'the newest first, files in the trash left out, an unknown card is 404 (guesses); no customers',
  },
  'PUT /{entity}/{id}/files': {
    reproduced: 'up to 250 files',
    differs: 'a file that is attached stays, an unknown one is 400 NotSupportedChoice on file_uuid (guesses)',
  },
  'DELETE /{entity}/{id}/files': {
    reproduced: '204, in kommo mode 202',
    differs: 'a file that is not attached is ignored (guess)',
  },
};
