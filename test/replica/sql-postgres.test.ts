import { describe, expect, test } from 'vitest';
import { SqlRefusal } from '../../src/replica/sql/refusal.ts';
import { checkStatement } from '../../src/replica/sql/statement.ts';

/** Statements that read a catalog of PostgreSQL under a name that a reader of the text may overlook. */
const hidden: readonly string[] = [
  'select rolname as distinct from pg_roles',
  'select rolname distinct from pg_roles',
  'select oid as is, rolname distinct from pg_roles',
  'select 1 as from, 2 distinct from pg_roles',
  'select count(*) as n from leads as values, pg_roles',
  'select count(*) as n from leads values, pg_roles',
  'select count(*) as n from leads values (id), pg_roles',
  'select count(*) from leads as select, pg_roles',
  'select leads.where from leads, pg_roles',
  'select 1 where exists (table pg_roles)',
  'select 1 where exists (table only pg_roles)',
  'values (1) union table pg_roles',
  'select * from (table pg_roles) x',
  'with t as (table pg_roles) select * from t',
  'with pg_roles as (select * from pg_roles) select * from pg_roles',
  'select * from (with pg_roles as (select 1 as a) select * from pg_roles) x, pg_roles',
  'select 1 join, leads from leads, pg_roles',
];

/** Statements that call a function without a parenthesis, or read a catalog by the type of a value. */
const calls: readonly string[] = [
  "select ('server_version').current_setting",
  "select ('x').upper",
  "select ('{1}'::text[])[1].current_setting",
  'select (60).pg_sleep from leads',
  'select (l).to_jsonb from leads l',
  'select ?.current_setting',
  "select 'pg_roles'::regclass",
  'select cast(10 as regrole)',
  "select regnamespace 'public'",
  "select '{1259}'::_regclass::text",
  "select '{1259}'::regclass[]::text",
  "with \"not\" as (select 1) select 1 join, not set_config('role', 'none', true)",
  "select distinct on (id) set_config('role', 'none', true) from leads",
];

describe('The text of a statement', () => {
  test.each([...hidden, ...calls])('is refused: %s', (text) => {
    const parameters = text.includes('?') ? ['server_version'] : [];
    expect(() => checkStatement(text, 'postgres', parameters)).toThrow(SqlRefusal);
  });
});

describe('A right statement', () => {
  test.each([
    'select * from (with t as (select 1 as a) select * from t) x',
    'select v.x from (values (1), (2)) v(x)',
    'select v.x from (select 1) as v(x), leads l(number) where l.number is distinct from v.x',
    "select overlay('abc' placing 'x' from 2 for 1)",
    "select '101'::bit(3), 'a'::character varying(5), '2026-11-05 10:00'::timestamp(0)",
    'select 1 as values, 2 as table, 3 as join',
  ])('is not refused: %s', (text) => {
    expect(() => checkStatement(text, 'postgres', [])).not.toThrow();
  });
});
