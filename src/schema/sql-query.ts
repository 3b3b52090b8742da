import {
  loadSqlAnswer,
  loadSqlView,
  loadSqlViews,
  type SqlColumn,
  type SqlResult,
  type SqlView,
} from '../resolvers/sql-query.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { maxAge, ReplicaAnswer, work } from './replica-answer.ts';

const SqlTypeEnum = builder.enumType('SqlType', {
  description: 'What the values of a column of an SQL answer are.',
  values: {
    INTEGER: { description: 'Whole numbers.' },
    NUMBER: { description: 'Numbers, some of them with a fraction.' },
    TEXT: { description: 'Texts. Times are texts too: `2026-11-05 14:30:00`, in the account’s time zone.' },
    BOOLEAN: { description: 'Booleans.' },
    MIXED: { description: 'Values of several types.' },
  } as const,
});

const SqlDialect = builder.enumType('SqlDialect', {
  description: 'The language of SQL statements.',
  values: {
    SQLITE: { value: 'sqlite', description: 'SQLite.' },
    POSTGRESQL: { value: 'postgres', description: 'PostgreSQL: the server has `DATABASE_URL`.' },
  } as const,
});

const SqlColumnType = builder.objectRef<SqlColumn>('SqlColumn').implement({
  description: 'A column of an SQL answer.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name in the statement.' }),
    type: t.field({
      type: SqlTypeEnum,
      nullable: true,
      description: 'What its values are, judged by this answer; null if all of them are null.',
      resolve: ({ type }) => type,
    }),
  }),
});

const SqlAnswerType = builder.objectRef<SqlResult>('SqlAnswer').implement({
  description: 'The answer to an SQL statement.',
  interfaces: [ReplicaAnswer],
  fields: (t) => ({
    columns: t.field({
      type: [SqlColumnType],
      description: 'The columns, in order.',
      resolve: ({ columns }) => columns,
    }),
    rows: t.field({ type: ['SqlRow'], description: 'The rows, each a list of values.', resolve: ({ rows }) => rows }),
    rowCount: t.int({ description: 'Number of rows in this answer.', resolve: ({ rows }) => rows.length }),
    dialect: t.field({
      type: SqlDialect,
      description: 'The SQL that statements are written in; it depends on where the replica is.',
      resolve: ({ snapshot }) => snapshot.engine,
    }),
    truncated: t.exposeBoolean('truncated', {
      description: 'True if the statement has more rows than this answer: raise `first`, or group.',
    }),
  }),
});

const SqlViewColumnType = builder.objectRef<SqlView['columns'][number]>('SqlViewColumn').implement({
  description: 'A column of a view.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    type: t.exposeString('type', {
      description:
        'integer, number, text, date (the text `2026-11-05`), timestamp (`2026-11-05 14:30:00` in the account’s time zone) or flag (0 or 1).',
    }),
    description: t.exposeString('description', { description: 'What it means.' }),
    values: t.field({
      type: ['String'],
      nullable: true,
      description:
        'The values of a text that has only some; types, categories and codes may have others, and `<id>` stands for a number. Null for others. A statement that compares the column with a value that no row has is refused.',
      resolve: ({ values }) => values as string[] | null,
    }),
  }),
});

const SqlViewType = builder.objectRef<SqlView>('SqlView').implement({
  description: 'A view that SQL statements read.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    description: t.exposeString('description', { description: 'What its rows are.' }),
    columns: t.field({ type: [SqlViewColumnType], description: 'Its columns.', resolve: ({ columns }) => columns }),
  }),
});

/** The number of rows in one answer, at most. */
const maxRows = 5_000;

builder.queryFields((t) => ({
  sqlQuery: t.field({
    extensions: work.whole,
    type: SqlAnswerType,
    nullable: true,
    description:
      'Runs one SELECT over the views of the local replica (`sqlViews`): the account’s own words, over all records. Read-only, ended after 10 s.',
    args: {
      query: t.arg.string({
        required: true,
        description: 'The statement: one SELECT, in the SQL of SQLite, or of PostgreSQL if the replica is there.',
        validate: constraint.sql,
      }),
      parameters: t.arg({
        type: ['SqlValue'],
        description: 'The values of its placeholders (`?`), in order.',
        validate: constraint.sqlParameters,
      }),
      first: t.arg.int({
        required: true,
        defaultValue: 100,
        description: 'Number of rows.',
        validate: constraint.upTo(maxRows),
      }),
      maxAge: t.arg.int(maxAge),
    },
    resolve: (_root, { query, parameters, first, maxAge: age }, context) =>
      loadSqlAnswer({ query, parameters: parameters ?? [], first }, age, context),
  }),
  sqlViews: t.field({
    type: [SqlViewType],
    nullable: true,
    description: 'The views that `sqlQuery` reads, with their columns.',
    resolve: () => loadSqlViews(),
  }),
  sqlView: t.field({
    type: SqlViewType,
    nullable: true,
    description: 'One of the views that `sqlQuery` reads.',
    args: { name: t.arg.string({ required: true, description: 'Its name: `leads`.', validate: constraint.name }) },
    resolve: (_root, { name }) => loadSqlView(name),
  }),
}));
