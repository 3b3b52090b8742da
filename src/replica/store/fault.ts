/** Errors of the engines as the rest of the program knows them: whose fault it is, and what to do. */
import { ReplicaUnavailableError } from '../../errors/index.ts';
import { UnexpectedChangesError } from './statement.ts';

/** What the file or the database is not able to do, by the codes of SQLite, of the system and of PostgreSQL. */
const faults: readonly { codes: RegExp; message: string; remedy: string }[] = [
  {
    codes: /^(SQLITE_FULL|ENOSPC|EDQUOT|53100)/,
    message: 'The disk of the local replica is full.',
    remedy: 'Free space on the disk of DATA_DIR (or of the database) and ask again.',
  },
  {
    codes: /^(SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EROFS|EPERM|ENOTDIR|EEXIST|EISDIR|ENAMETOOLONG|42501|25006)/,
    message: 'The local replica cannot be written.',
    remedy: 'Let the server write to DATA_DIR (with DATABASE_URL: let its user create a schema), or set REPLICA=off.',
  },
  {
    codes: /^(SQLITE_BUSY|SQLITE_LOCKED|55P03|40P01)/,
    message: 'The local replica is locked by another program.',
    remedy: 'End programs that write to its tables and ask again.',
  },
  {
    codes: /^(SQLITE_IOERR|EIO)/,
    message: 'The disk of the local replica cannot be read.',
    remedy: 'Check the disk of DATA_DIR and ask again.',
  },
  {
    codes: /^(53300|53400)/,
    message: 'The database of the local replica has no connection left.',
    remedy: 'Raise max_connections of PostgreSQL or stop other programs, and ask again.',
  },
  {
    codes: /^(28|3D000)/,
    message: 'The database of the local replica refuses the connection.',
    remedy: 'Check user, password and database in DATABASE_URL.',
  },
  {
    codes: /^(E(?!RR_)[A-Z]+|08|25P03|57P0|57014|XX)/,
    message: 'The database of the local replica cannot be reached.',
    remedy: 'Check that PostgreSQL runs and that DATABASE_URL is right, and ask again.',
  },
];

/** SQLite found that its file is damaged, or is not one of its files. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error)) || /malformed|not a database/.test(messageOf(error));
}

/** An error of an engine as `ReplicaUnavailableError`; mistakes of this program stay what they are. */
export function explainFault(error: unknown): unknown {
  if (error instanceof UnexpectedChangesError || error instanceof ReplicaUnavailableError) return error;
  const reason = messageOf(error);
  if (isDamage(error)) {
    return new ReplicaUnavailableError(`The file of the local replica is damaged: ${reason}`, {
      cause: error,
      remedy: 'Ask again: the file is moved aside and made anew.',
    });
  }
  const code = codeOf(error) || codeOfText(reason);
  const fault = faults.find(({ codes }) => codes.test(code));
  if (!fault) return error;
  const { message, remedy } = fault;
  return new ReplicaUnavailableError(`${message} (${code}: ${reason})`, { cause: error, remedy });
}

/** libsql and pg say some faults without a code. */
function codeOfText(reason: string): string {
  if (/unable to open/i.test(reason)) return 'SQLITE_CANTOPEN';
  return /timeout exceeded|Connection terminated|not queryable/.test(reason) ? 'ETIMEDOUT' : '';
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
