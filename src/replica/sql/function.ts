/**
 * The functions that a statement may call. Others may read and write files, change settings, wait or run SQL of their own: libsql has
 * `writefile`, PostgreSQL has `set_config` and `query_to_xml`.
 */
const names = `
  count sum avg min max total group_concat string_agg array_agg median percentile_cont percentile_disc mode
  stddev stddev_pop stddev_samp variance var_pop var_samp bool_and bool_or every
  row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
  abs ceil ceiling floor round trunc sign sqrt power pow mod ln log log10 exp greatest least
  coalesce nullif ifnull iif typeof cast
  lower upper length trim ltrim rtrim btrim substr substring replace instr strpos position overlay left right split_part
  concat concat_ws char chr unicode ascii initcap reverse starts_with translate printf hex quote like glob regexp
  regexp_replace regexp_like regexp_match regexp_substr
  date time datetime julianday strftime unixepoch timediff date_trunc date_part extract to_char to_date to_number
  to_timestamp make_date make_interval age now current_date current_time current_timestamp
  json_extract json_array_length json_valid json_type json_array json_object
  varchar varying numeric decimal
`;

/** Their names. */
export const allowedFunctions: ReadonlySet<string> = new Set(names.trim().split(/\s+/));

/** Words of the language that may stand before a parenthesis. */
export const parenthesisWords: ReadonlySet<string> = new Set(
  `select from where and or not in exists any all some as on using having by over filter within group union except intersect
   values case when then else between like ilike is with recursive materialized distinct limit offset join lateral
   partition order window set sets grouping rollup cube array row fetch first next top end return escape`
    .trim()
    .split(/\s+/),
);
