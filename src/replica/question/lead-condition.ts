/** The conditions of `leads(filter)` in SQL. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { FieldCondition, LeadListQuery, Range } from '../../amocrm/index.ts';
import type { Tables } from '../store/tables.ts';

/** Which leads match; all conditions must hold. Names are amoCRM's, amounts are in units of the currency. */
export type LeadCondition = NonNullable<LeadListQuery['filter']> & {
  state?: ('OPEN' | 'WON' | 'LOST')[];
  company_id?: number[];
};

type Builder = ExpressionBuilder<Tables, 'lead'>;

const won = 142;
const lost = 143;

/** Ten-thousandths in a unit of the currency. */
const unit = 10_000;

const idColumns = ['id', 'pipeline_id', 'company_id', 'responsible_user_id', 'created_by', 'updated_by'] as const;
const timeColumns = ['created_at', 'updated_at', 'closed_at', 'closest_task_at'] as const;

/** The expression that is true for the leads that match. Texts of custom fields are compared exactly. */
export function matchLead(condition: LeadCondition): (builder: Builder) => Expression<SqlBool> {
  return (builder) => {
    const { price, name, statuses, state, custom_fields_values: fields = [] } = condition;
    return builder.and([
      ...idColumns.flatMap((column) => {
        const ids = condition[column];
        return ids ? [builder(column, 'in', ids)] : [];
      }),
      ...timeColumns.flatMap((column) => inRange(builder, column, condition[column])),
      ...inRange(builder, 'price_exact', price && scale(price)),
      ...(name ? [builder('name', 'in', [name].flat())] : []),
      ...(statuses ? [builder.or(statuses.map((status) => builder.and(status)))] : []),
      ...(state ? [builder.or(state.map((each) => isInState(builder, each)))] : []),
      ...fields.map((field) => hasValue(builder, field)),
    ]);
  };
}

function inRange(
  builder: Builder,
  column: (typeof timeColumns)[number] | 'price_exact',
  range: Range | undefined,
): Expression<SqlBool>[] {
  return [
    ...(range?.from === undefined ? [] : [builder(column, '>=', range.from)]),
    ...(range?.to === undefined ? [] : [builder(column, '<=', range.to)]),
  ];
}

function scale({ from, to }: Range): Range {
  return {
    ...(from !== undefined && { from: Math.round(from * unit) }),
    ...(to !== undefined && { to: Math.round(to * unit) }),
  };
}

function isInState(builder: Builder, state: 'OPEN' | 'WON' | 'LOST'): Expression<SqlBool> {
  if (state === 'OPEN') return builder('status_id', 'not in', [won, lost]);
  return builder('status_id', '=', state === 'WON' ? won : lost);
}

function hasValue(builder: Builder, { field_id, values, from, to }: FieldCondition): Expression<SqlBool> {
  // Not correlated: PostgreSQL would otherwise look for the values of each lead anew.
  return builder(
    'lead.id',
    'in',
    builder
      .selectFrom('custom_field_value')
      .select('custom_field_value.entity_id')
      .where('custom_field_value.entity_type', '=', 'leads')
      .where('custom_field_value.field_id', '=', field_id)
      .where((value) => {
        const number = value.fn.coalesce('custom_field_value.value_number', 'custom_field_value.value_at');
        const texts = (values ?? []).filter((each) => typeof each === 'string');
        // Options are given by their enum id, other numbers as they are. No type of field has both.
        const numbers = (values ?? []).map(Number).filter(Number.isFinite);
        return value.and([
          ...(values
            ? [
                value.or([
                  ...(texts.length > 0 ? [value('custom_field_value.value_text', 'in', texts)] : []),
                  ...(numbers.length > 0
                    ? [
                        value('custom_field_value.enum_id', 'in', numbers),
                        value('custom_field_value.value_number', 'in', numbers),
                      ]
                    : []),
                ]),
              ]
            : []),
          ...(from === undefined ? [] : [value(number, '>=', from)]),
          ...(to === undefined ? [] : [value(number, '<=', to)]),
        ]);
      }),
  );
}
