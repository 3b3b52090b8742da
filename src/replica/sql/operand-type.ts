/** What functions, casts and columns hold. */
import type { ViewColumnType } from '../view/index.ts';

/** What an operand holds. `string` is a text that a function makes: no number is equal to it in SQLite. */
export type OperandType = 'number' | 'flag' | 'day' | 'time' | 'text' | 'string';

/** A set of words. */
export const listOf = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/));

const typesOfFunctions: readonly (readonly [OperandType, ReadonlySet<string>])[] = [
  [
    'number',
    listOf(`count sum avg total abs round ceil ceiling floor trunc length julianday unixepoch instr strpos row_number rank
      dense_rank ntile power sqrt sign mod extract date_part unicode ascii median stddev variance json_array_length`),
  ],
  [
    'string',
    listOf(`strftime substr substring lower upper trim ltrim rtrim replace printf group_concat string_agg hex to_char concat
      concat_ws typeof initcap left right split_part`),
  ],
  ['day', listOf('date make_date to_date current_date')],
  ['time', listOf('datetime now to_timestamp date_trunc current_timestamp')],
];

/** Functions that answer one of their operands. */
export const choosing = listOf(
  'min max coalesce ifnull nullif first_value last_value nth_value lag lead greatest least',
);

const typesOfCasts: readonly (readonly [OperandType, RegExp])[] = [
  ['number', /^(?:int|integer|bigint|smallint|int\d|numeric|decimal|real|double|float|float\d)$/],
  ['string', /^(?:text|varchar|char|character)$/],
  ['day', /^date$/],
  ['time', /^(?:timestamp|timestamptz|datetime)$/],
];

/** What columns of views hold. */
export const typesOfColumns: Readonly<Record<ViewColumnType, OperandType>> = {
  integer: 'number',
  number: 'number',
  flag: 'flag',
  date: 'day',
  timestamp: 'time',
  text: 'text',
};

/** What a function answers; undefined if it cannot be told. */
export function functionType(name: string): OperandType | undefined {
  return typesOfFunctions.find(([, names]) => names.has(name))?.[0];
}

/** What a cast makes of a value. */
export function castType(word: string): OperandType | undefined {
  return typesOfCasts.find(([, pattern]) => pattern.test(word))?.[0];
}
