/** The arguments of an export, and which of them each kind has. */
import { type Issue, ValidationError } from '../../errors/index.ts';
import type { Format } from '../../export/format.ts';
import type { Nullish } from '../../nullish.ts';
import type { SqlStatement } from '../../replica/index.ts';
import type { BreakdownArguments } from '../lead-breakdown.ts';
import type { LeadFilterInput } from '../lead-filter.ts';
import type { DateTimeRangeInput } from '../list/range.ts';
import type { RecordKind } from './source.ts';

/** What can be exported: records of one kind, or what a question about all of them answers. */
export type ExportKind = RecordKind | 'LEAD_REPORT' | 'SQL_QUERY';

/** The arguments of an export. */
export interface ExportArguments {
  kind: ExportKind;
  format: Format;
  filter?: Nullish<LeadFilterInput>;
  createdAt?: Nullish<DateTimeRangeInput>;
  userIds?: Nullish<string[]>;
  breakdown?: Nullish<Omit<BreakdownArguments, 'first' | 'maxAge'>>;
  sql?: Nullish<{ query: string; parameters?: Nullish<SqlStatement['parameters']> }>;
  /** Seconds. */
  maxAge: number;
  separator?: Nullish<'SEMICOLON' | 'COMMA' | 'TAB'>;
  byteOrderMark?: Nullish<boolean>;
  language?: Nullish<'RU' | 'EN'>;
}

/** By kind: the arguments that it needs or may have, besides those of the file. Those of records hold for all other kinds. */
const argumentsOf = {
  LEAD_REPORT: { needed: ['breakdown'], allowed: ['filter'] },
  SQL_QUERY: { needed: ['sql'], allowed: [] },
  records: { needed: [], allowed: ['filter', 'createdAt', 'userIds'] },
} as const satisfies Record<string, { needed: readonly Choice[]; allowed: readonly Choice[] }>;

const choices = ['filter', 'createdAt', 'userIds', 'breakdown', 'sql'] as const;
type Choice = (typeof choices)[number];

/** Checks that a kind has the arguments that it needs and no others. @throws {ValidationError} if not */
export function checkArguments(args: ExportArguments): void {
  const { kind } = args;
  const { needed, allowed } = argumentsOf[kind === 'LEAD_REPORT' || kind === 'SQL_QUERY' ? kind : 'records'];
  const usable: readonly string[] = [...needed, ...allowed];
  const missing = needed.filter((name) => !args[name]);
  const useless = choices.filter((name) => !usable.includes(name) && isGiven(args[name]));
  const issues: Issue[] = [
    ...missing.map((name) => ({ path: [name], message: `is required by the kind ${kind}` })),
    ...useless.map((name) => ({
      path: [name],
      message: `is not used by the kind ${kind}${usable.length > 0 ? `, which has ${usable.join(', ')}` : ''}`,
    })),
  ];
  if (issues.length > 0) throw new ValidationError(issues);
}

/** Whether an argument says anything: an object whose members are all omitted does not. */
function isGiven(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== undefined && value !== null;
  return Array.isArray(value) ? value.length > 0 : Object.values(value).some(isGiven);
}
