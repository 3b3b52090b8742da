/**
 * Runs one statement of a caller over a SQLite file: a process of its own, because a thread inside native code cannot be ended. It
 * has no environment, opens the file read-only and runs only programs whose every instruction is known to read. It takes one statement
 * and no more: libsql leaves an EXPLAIN open, and with it the file as it was then.
 *
 * Started with `{ path, tables, functions, heapBytes }` as its argument. A message is `{ id, text, named, parameters, maxRows, maxSize }`; the
 * reply is `{ id, columns, rows, truncated }` or `{ id, error: { message, code } }`. With `{ stepRows, stepSize }` instead of bounds, rows
 * are read in steps: further messages without a text answer the next rows, until `truncated` is false.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const Database = createRequire(import.meta.url)('libsql');
const { path, tables, functions, heapBytes } = JSON.parse(process.argv[2] ?? '{}');

/** Opened for the statement, so that it reads the file as it is then. */
let database;

function open() {
  database = new Database(`${pathToFileURL(path).href}?mode=ro`, { timeout: 5_000 });
  database.exec(`PRAGMA query_only = ON; PRAGMA hard_heap_limit = ${heapBytes}; PRAGMA temp_store = MEMORY`);
  // Small: a process that reads each page once spends more on new memory than on reading it.
  database.exec('PRAGMA cache_size = -4096; PRAGMA trusted_schema = OFF');
}

const allowedFunctions = new Set(functions);

/** Instructions of SQLite's virtual machine that read, compute, or write to tables of the statement's own. */
const allowedInstructions = new Set(
  `Abortable Add AddImm Affinity AggFinal AggInverse AggStep AggValue And BeginSubrtn BitAnd BitNot BitOr Blob Cast Close
   ClrSubtype CollSeq Column ColumnsUsed Compare Concat Copy Count CursorHint DecrJumpZero DeferredSeek Delete Divide ElseEq
   EndCoroutine Eq Explain Filter FilterAdd FinishSeek Found Function Ge GetSubtype Gosub Goto Gt Halt HaltIfNull IdxDelete
   IdxGE IdxGT IdxInsert IdxLE IdxLT IdxRowid If IfNoHope IfNot IfNotOpen IfNotZero IfNullRow IfPos IfSmaller Init
   InitCoroutine Insert IntCopy Int64 Integer IsNull IsTrue IsType Jump Last Le Lt MakeRecord Move Multiply MustBeInt Ne
   NewRowid Next NoConflict Noop Not NotExists NotFound NotNull Null NullRow Offset OffsetLimit Once OpenAutoindex OpenDup
   OpenEphemeral OpenPseudo OpenRead Or Permutation Prev PureFunc Real RealAffinity ReleaseReg Remainder ReopenIdx
   ResetSorter ResultRow Return Rewind RowData RowSetAdd RowSetRead RowSetTest Rowid SCopy SeekEnd SeekGE SeekGT SeekHit
   SeekLE SeekLT SeekRowid SeekScan Sequence SequenceTest SetSubtype ShiftLeft ShiftRight SoftNull Sort SorterCompare
   SorterData SorterInsert SorterNext SorterOpen SorterSort String String8 Subtract Transaction Variable Yield ZeroOrNull`
    .trim()
    .split(/\s+/),
);

/** Instructions that call a function, which is named in their fourth operand: `upper(1)`. */
const calls = new Set(['Function', 'PureFunc', 'AggStep', 'AggInverse', 'AggValue', 'AggFinal']);

/** The pages at which the tables and indexes begin that may be read. */
function findRoots() {
  const marks = tables.map(() => '?').join(', ');
  const rows = database.prepare(`select rootpage from sqlite_schema where tbl_name in (${marks})`).all(...tables);
  return new Set(rows.map(({ rootpage }) => rootpage).filter((page) => page > 0));
}

/** Why an instruction is refused; undefined if it is not. */
function refuse({ opcode, p1, p2, p3, p4 }, roots) {
  if (!allowedInstructions.has(opcode)) return `does more than read (${opcode})`;
  if (opcode === 'Transaction' && (p1 !== 0 || p2 !== 0)) return 'writes';
  if ((opcode === 'OpenRead' || opcode === 'ReopenIdx') && (p3 !== 0 || !roots.has(p2))) {
    return 'reads something that is not a view';
  }
  const name = calls.has(opcode) && /^(.+)\(-?\d+\)$/.exec(p4 ?? '')?.[1];
  return name !== false && !allowedFunctions.has(String(name))
    ? `calls a function that is not allowed (${name})`
    : undefined;
}

/** The check of the program itself: whatever the text looks like, this is what would run. */
function check(text) {
  const roots = findRoots();
  for (const instruction of database.prepare(`EXPLAIN ${text}`).all()) {
    const reason = refuse(instruction, roots);
    if (reason) throw Object.assign(new Error(`The statement ${reason}`), { code: 'REFUSED' });
  }
}

/** A value as JSON has it. */
function toValue(value) {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value !== null && typeof value === 'object') return Buffer.from(value).toString('hex');
  return value ?? null;
}

const bound = (text, limit) => `select * from (${text}\n) limit ${Number(limit)}`;

/** The names of the columns of a statement. */
function namesOf(statement) {
  const names = statement.columns().map(({ name }) => name);
  return names.map((name) => {
    // The outer query numbers columns with the same name.
    const first = /^(.+):\d+$/s.exec(name)?.[1];
    return first !== undefined && names.includes(first) ? first : name;
  });
}

/** What may make a text of bytes that are not one: libsql ends the process when it reads such a text. */
const suspect = /x'|blob|char|printf|json|->/i;

/** A statement whose texts are read as bytes, each beside its type. */
function readBytes(text, limit, count) {
  const columns = Array.from({ length: count }, (_, index) => `c${index}`);
  const read = columns.map((name) => `typeof(${name}), iif(typeof(${name}) = 'text', cast(${name} as blob), ${name})`);
  return `with answer(${columns.join(', ')}) as (${bound(text, limit)}) select ${read.join(', ')} from answer`;
}

/** The values of a row of such a statement. Bytes that are no character become `\ufffd`. */
function toTexts(row) {
  const values = [];
  for (let index = 0; index < row.length; index += 2) {
    const [type, value] = [row[index], row[index + 1]];
    values.push(type === 'text' ? Buffer.from(value).toString('utf8') : value);
  }
  return values;
}

/** Checks and prepares a statement. @param limit how many rows; all if negative */
function prepare({ text, named }, limit) {
  // What is wrong is told in the caller's own words.
  if (named !== undefined) check(named);
  check(text);
  const bounded = bound(text, limit);
  check(bounded);
  const isSuspect = suspect.test(text);
  // Reading the names begins the statement, so they are read of the one that is run to its end, or of one without rows.
  const other = named ?? (isSuspect ? text : undefined);
  const known = other === undefined ? undefined : namesOf(database.prepare(bound(other, 0)));
  const run = isSuspect ? readBytes(text, limit, known.length) : bounded;
  if (isSuspect) check(run);
  const statement = database.prepare(run);
  const columns = known ?? namesOf(statement);
  return {
    columns,
    *iterate(parameters) {
      // A number would be bound as one with a fraction: as a text, 2026 is '2026.0'.
      const values = parameters.map((value) => (Number.isSafeInteger(value) ? BigInt(value) : value));
      for (const row of statement.safeIntegers(true).raw(true).iterate(values)) {
        yield isSuspect ? toTexts(row) : row;
      }
    },
  };
}

function run({ text, named, parameters, maxRows, maxSize }) {
  const { columns, iterate } = prepare({ text, named }, maxRows + 1);
  const rows = [];
  let [count, size] = [0, 0];
  for (const row of iterate(parameters)) {
    count += 1;
    if (count > maxRows || size > maxSize) continue;
    const values = row.map(toValue);
    for (const value of values) size += typeof value === 'string' ? value.length + 2 : 8;
    if (size <= maxSize) rows.push(values);
  }
  return { columns, rows, truncated: rows.length < count };
}

/** The rows of the statement that is read in steps. */
let steps;

function* readSteps({ text, named, parameters }, bounds) {
  const { columns, iterate } = prepare({ text, named }, -1);
  let [rows, size] = [[], 0];
  for (const row of iterate(parameters)) {
    if (rows.length >= bounds.stepRows || size >= bounds.stepSize) {
      yield { columns, rows, truncated: true };
      [rows, size] = [[], 0];
    }
    const values = row.map(toValue);
    for (const value of values) size += typeof value === 'string' ? value.length + 2 : 8;
    rows.push(values);
  }
  yield { columns, rows, truncated: false };
}

function answer({ stepRows, stepSize, ...statement }) {
  if (statement.text !== undefined) open();
  if (stepRows === undefined) return run(statement);
  if (statement.text !== undefined) steps = readSteps(statement, { stepRows, stepSize });
  return steps.next().value;
}

process.on('message', ({ id, ...request }) => {
  let reply;
  try {
    reply = { id, ...answer(request) };
  } catch (error) {
    reply = { id, error: { message: String(error.message), code: String(error.code ?? '') } };
  }
  process.send(reply);
});

// Its parent has ended.
process.on('disconnect', () => process.exit());
process.send({ id: 0 });
