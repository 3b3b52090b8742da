/**
 * The functions that a statement may call. Others may read and write files, change settings, wait or run SQL of their own: libsql has
 * `writefile`, PostgreSQL has `set_config` and `query_to_xml`.
 */
const shared = listOf(`
  count sum avg min max string_agg variance mode
  row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
  abs ceil ceiling floor round sign sqrt power ln log log10 exp
  coalesce nullif cast lower upper length trim ltrim rtrim substr substring replace concat concat_ws reverse
  date current_date current_time current_timestamp json_array_length json_array json_object varchar numeric decimal
`);

const own = {
  sqlite: listOf(`
    total group_concat median ifnull iif typeof instr char unicode printf hex quote like glob regexp
    time datetime julianday strftime unixepoch timediff json_extract json_valid json_type
  `),
  postgres: listOf(`
    array_agg percentile_cont percentile_disc stddev stddev_pop stddev_samp var_pop var_samp bool_and bool_or every
    trunc pow mod greatest least btrim strpos position overlay left right split_part chr ascii initcap starts_with translate
    regexp_replace regexp_like regexp_match regexp_substr
    date_trunc date_part extract to_char to_date to_number to_timestamp make_date make_interval age now varying
  `),
} as const;

function listOf(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Their names, by engine. */
export const allowedFunctions: Readonly<Record<'sqlite' | 'postgres', ReadonlySet<string>>> = {
  sqlite: new Set([...shared, ...own.sqlite]),
  postgres: new Set([...shared, ...own.postgres]),
};

/** What an engine has in place of functions that it does not have. */
const substitutes: Readonly<Record<'sqlite' | 'postgres', Readonly<Record<string, string>>>> = {
  sqlite: {
    now: "datetime('now'), the account's time",
    getdate: "datetime('now')",
    curdate: "date('now')",
    localtimestamp: "datetime('now')",
    date_trunc: "date(x, 'start of month'), or strftime('%Y-%m', x)",
    to_char: "strftime('%Y-%m', x)",
    date_format: "strftime('%Y-%m', x)",
    format: "strftime('%Y-%m', x) for times, printf('%.2f', x) for numbers",
    extract: "strftime('%Y', x), a text: cast(strftime('%Y', x) as integer)",
    date_part: "strftime('%Y', x), a text: cast(strftime('%Y', x) as integer)",
    year: "strftime('%Y', x), a text such as '2026'",
    month: "strftime('%m', x), a text such as '01'",
    day: "strftime('%d', x), a text such as '01'",
    hour: "strftime('%H', x), a text such as '09'",
    weekday: "strftime('%w', x), '0' for Sunday",
    dayofweek: "strftime('%w', x), '0' for Sunday",
    week: 'week of the view calendar',
    quarter: 'quarter of the view calendar',
    to_date: 'date(x)',
    to_timestamp: "datetime(x, 'unixepoch')",
    make_date: "printf('%04d-%02d-%02d', y, m, d)",
    make_interval: "date(x, '-30 days')",
    dateadd: "date(x, '+30 days')",
    date_add: "date(x, '+30 days')",
    date_sub: "date(x, '-30 days')",
    datediff: 'julianday(a) - julianday(b)',
    age: 'julianday(a) - julianday(b)',
    to_number: 'cast(x as numeric)',
    greatest: 'max(a, b)',
    least: 'min(a, b)',
    array_agg: 'group_concat(x)',
    bool_or: 'max(x)',
    bool_and: 'min(x)',
    every: 'min(x)',
    percentile_cont: 'median(x)',
    percentile_disc: 'median(x)',
    stddev: 'variance(x) with sqrt',
    trunc: 'cast(x as integer)',
    pg_typeof: 'typeof(x)',
    pow: 'power(x, y)',
    mod: 'x % y',
    btrim: 'trim(x)',
    strpos: "instr(x, 'a')",
    position: "instr(x, 'a')",
    left: 'substr(x, 1, n)',
    right: 'substr(x, -n)',
    split_part: 'substr(x, 1, instr(x, y) - 1)',
    chr: 'char(x)',
    ascii: 'unicode(x)',
    starts_with: "x like 'a%'",
    regexp_replace: 'replace(x, a, b)',
    isnull: 'ifnull(x, y)',
    nvl: 'ifnull(x, y)',
    len: 'length(x)',
    if: 'iif(x, a, b)',
  },
  postgres: {
    strftime: "to_char(x, 'YYYY-MM')",
    date_format: "to_char(x, 'YYYY-MM')",
    julianday: 'extract(epoch from a - b) / 86400, or age(a, b)',
    datetime: "now(), the account's time, or the column itself",
    getdate: 'now()',
    curdate: 'current_date',
    unixepoch: 'extract(epoch from x)',
    timediff: 'age(a, b)',
    datediff: 'date(a) - date(b)',
    dateadd: "x + interval '30 days'",
    date_add: "x + interval '30 days'",
    date_sub: "x - interval '30 days'",
    time: "to_char(x, 'HH24:MI')",
    year: "extract(year from x), or to_char(x, 'YYYY')",
    month: "extract(month from x), or to_char(x, 'MM')",
    day: "extract(day from x), or to_char(x, 'DD')",
    hour: 'extract(hour from x)',
    weekday: 'extract(isodow from x)',
    dayofweek: 'extract(isodow from x)',
    week: "date_trunc('week', x)",
    quarter: 'extract(quarter from x)',
    ifnull: 'coalesce(x, y)',
    isnull: 'coalesce(x, y)',
    nvl: 'coalesce(x, y)',
    iif: 'case when x then a else b end',
    if: 'case when x then a else b end',
    group_concat: "string_agg(x, ', ')",
    total: 'coalesce(sum(x), 0)',
    median: 'percentile_cont(0.5) within group (order by x)',
    instr: "strpos(x, 'a')",
    len: 'length(x)',
    char: 'chr(x)',
    unicode: 'ascii(x)',
    printf: "to_char(x, '990.00')",
    format: "to_char(x, '990.00')",
    glob: "x like 'a%'",
    like: "x like 'a%'",
    regexp: "x ~ 'a'",
    json_extract: "x::json ->> 'key'",
    typeof: 'the `type` of the columns of the answer',
    pg_typeof: 'the `type` of the columns of the answer',
  },
};

/** What an engine has in place of a function. */
export function findSubstitute(name: string, engine: 'sqlite' | 'postgres'): string | undefined {
  return Object.hasOwn(substitutes[engine], name) ? substitutes[engine][name] : undefined;
}

/** Words of the language that may stand before a parenthesis. */
export const parenthesisWords: ReadonlySet<string> = new Set(
  `select from where and or not in exists any all some as on using having by over filter within group union except intersect
   values case when then else between like ilike is with recursive materialized distinct limit offset join lateral
   partition order window set sets grouping rollup cube array row fetch first next top end return escape`
    .trim()
    .split(/\s+/),
);
