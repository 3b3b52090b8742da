import type { Tables } from './tables.ts';

/** The type of a column; one that ends in `?` may be null. */
export type ColumnType = `${'integer' | 'real' | 'text'}${'?' | ''}`;

/** What a column of this type of values is made as. */
type ColumnTypeOf<Value> =
  `${NonNullable<Value> extends string ? 'text' : 'integer' | 'real'}${null extends Value ? '?' : ''}`;

/** A table as it is made: what its rows are for readers, and whether a value may be missing, is said in `tables.ts`. */
export interface TableDefinition<Row> {
  columns: { [Name in keyof Row & string]: ColumnTypeOf<Row[Name]> };
  key: readonly (keyof Row & string)[];
  indexes?: readonly (readonly (keyof Row & string)[])[];
}

const card = {
  id: 'integer',
  name: 'text',
  responsible_user_id: 'integer',
  created_by: 'integer',
  updated_by: 'integer',
  created_at: 'integer',
  updated_at: 'integer',
  created_on: 'text',
  updated_on: 'text',
  closest_task_at: 'integer?',
} as const;

/** Every table of the first version. */
export const tableDefinitions: { readonly [Name in keyof Tables]: TableDefinition<Tables[Name]> } = {
  lead: {
    columns: {
      ...card,
      price_exact: 'integer',
      pipeline_id: 'integer',
      status_id: 'integer',
      loss_reason_id: 'integer?',
      company_id: 'integer?',
      main_contact_id: 'integer?',
      source_id: 'integer?',
      source_name: 'text?',
      closed_at: 'integer?',
      closed_on: 'text?',
      score: 'real?',
      labor_cost: 'integer?',
    },
    key: ['id'],
    indexes: [
      // All that reports read: they touch no other page, and groups in its order need no sorting.
      [
        'pipeline_id',
        'status_id',
        'responsible_user_id',
        'created_at',
        'closed_at',
        'price_exact',
        'created_on',
        'closed_on',
        'loss_reason_id',
        'source_id',
        'source_name',
        'company_id',
        'updated_at',
        'updated_on',
      ],
      ['created_on'],
      ['closed_on'],
      ['updated_at'],
      ['company_id'],
      // All that the purchases of clients need, those of a company side by side.
      ['status_id', 'company_id', 'main_contact_id', 'closed_at', 'price_exact'],
    ],
  },
  contact: {
    columns: { ...card, first_name: 'text?', last_name: 'text?', company_id: 'integer?' },
    key: ['id'],
    indexes: [['company_id']],
  },
  company: { columns: card, key: ['id'] },
  task: {
    columns: {
      id: 'integer',
      text: 'text',
      task_type_id: 'integer',
      entity_type: 'text?',
      entity_id: 'integer?',
      responsible_user_id: 'integer',
      complete_till: 'integer',
      is_completed: 'integer',
      result_text: 'text?',
      duration: 'integer?',
      created_by: 'integer',
      created_at: 'integer',
      updated_at: 'integer',
      created_on: 'text',
      complete_till_on: 'text',
    },
    key: ['id'],
    indexes: [
      ['entity_type', 'entity_id', 'is_completed'],
      ['responsible_user_id', 'is_completed', 'complete_till'],
      ['is_completed', 'entity_type', 'entity_id', 'complete_till'],
    ],
  },
  note: {
    columns: {
      entity_type: 'text',
      id: 'integer',
      entity_id: 'integer',
      note_type: 'text',
      text: 'text',
      created_by: 'integer',
      responsible_user_id: 'integer',
      created_at: 'integer',
      updated_at: 'integer',
      created_on: 'text',
      call_duration: 'integer?',
      call_status: 'integer?',
      call_result: 'text?',
      phone: 'text?',
    },
    key: ['entity_type', 'id'],
    indexes: [
      ['entity_type', 'entity_id', 'created_at'],
      ['note_type', 'created_at'],
    ],
  },
  event: {
    columns: {
      id: 'text',
      type: 'text',
      entity_type: 'text',
      entity_id: 'integer?',
      created_by: 'integer',
      created_at: 'integer',
      created_on: 'text',
      value_before: 'text?',
      value_after: 'text?',
    },
    key: ['id'],
    indexes: [
      ['entity_type', 'entity_id', 'created_at'],
      ['type', 'created_at'],
      // The days on which each user was active are counted in it alone.
      ['created_at', 'created_by', 'created_on'],
    ],
  },
  stage_move: {
    columns: {
      event_id: 'text',
      lead_id: 'integer',
      from_pipeline_id: 'integer?',
      from_status_id: 'integer?',
      to_pipeline_id: 'integer',
      to_status_id: 'integer',
      from_status_name: 'text?',
      to_status_name: 'text?',
      moved_by: 'integer',
      moved_at: 'integer',
      moved_on: 'text',
    },
    key: ['event_id'],
    indexes: [['lead_id', 'moved_at'], ['to_pipeline_id', 'to_status_id', 'moved_at'], ['moved_at']],
  },
  stage_stay: {
    columns: {
      pipeline_id: 'integer',
      status_id: 'integer',
      next_pipeline_id: 'integer',
      next_status_id: 'integer',
      lead_id: 'integer',
      position: 'integer',
      previous_pipeline_id: 'integer',
      previous_status_id: 'integer',
      entered_at: 'integer?',
      pipeline_entered_at: 'integer?',
      again_at: 'integer?',
      pipeline_again_at: 'integer?',
      is_last: 'integer',
      is_pipeline_first: 'integer',
      is_won: 'integer',
      left_at: 'integer?',
      seconds: 'integer?',
      entered_on: 'text?',
      pipeline_entered_on: 'text?',
      again_on: 'text?',
      pipeline_again_on: 'text?',
    },
    // In this order the stays of a stage are counted by where they led to without being sorted.
    key: ['pipeline_id', 'status_id', 'next_pipeline_id', 'next_status_id', 'lead_id', 'position'],
    indexes: [
      ['lead_id', 'pipeline_id', 'status_id', 'entered_at'],
      ['pipeline_id', 'status_id', 'seconds', 'entered_at', 'pipeline_entered_at'],
    ],
  },
  record_activity: {
    columns: { entity_type: 'text', entity_id: 'integer', last_at: 'integer?', active_at: 'integer' },
    key: ['entity_type', 'entity_id'],
    indexes: [
      ['entity_type', 'last_at', 'entity_id'],
      ['entity_type', 'active_at', 'entity_id'],
    ],
  },
  lead_contact: {
    columns: { lead_id: 'integer', contact_id: 'integer', is_main: 'integer' },
    key: ['lead_id', 'contact_id'],
    indexes: [['contact_id']],
  },
  element_link: {
    columns: {
      entity_type: 'text',
      entity_id: 'integer',
      catalog_id: 'integer',
      element_id: 'integer',
      quantity: 'real',
      price_id: 'integer?',
    },
    key: ['entity_type', 'entity_id', 'catalog_id', 'element_id'],
    indexes: [['element_id']],
  },
  entity_tag: {
    columns: { entity_type: 'text', entity_id: 'integer', tag_id: 'integer', tag_name: 'text' },
    key: ['entity_type', 'entity_id', 'tag_id'],
    indexes: [['entity_type', 'tag_name']],
  },
  custom_field_value: {
    columns: {
      entity_type: 'text',
      entity_id: 'integer',
      field_id: 'integer',
      position: 'integer',
      value_text: 'text',
      value_number: 'real?',
      value_at: 'integer?',
      enum_id: 'integer?',
      enum_code: 'text?',
    },
    key: ['entity_type', 'entity_id', 'field_id', 'position'],
    indexes: [['field_id', 'value_text']],
  },
  identity: {
    columns: { entity_type: 'text', entity_id: 'integer', kind: 'text', key: 'text' },
    // In this order, so that the records that share a key are side by side.
    key: ['entity_type', 'kind', 'key', 'entity_id'],
    indexes: [['entity_type', 'entity_id']],
  },
  custom_field: {
    columns: {
      entity_type: 'text',
      id: 'integer',
      name: 'text',
      code: 'text?',
      type: 'text',
      sort: 'integer',
      is_deleted: 'integer',
    },
    key: ['entity_type', 'id'],
  },
  catalog: { columns: { id: 'integer', name: 'text', type: 'text', is_deleted: 'integer' }, key: ['id'] },
  catalog_element: {
    columns: {
      id: 'integer',
      catalog_id: 'integer',
      name: 'text',
      created_by: 'integer',
      updated_by: 'integer',
      created_at: 'integer',
      updated_at: 'integer',
    },
    key: ['id'],
    indexes: [['catalog_id']],
  },
  incoming_lead: {
    columns: {
      uid: 'text',
      lead_id: 'integer?',
      contact_id: 'integer?',
      company_id: 'integer?',
      pipeline_id: 'integer',
      category: 'text?',
      source_name: 'text?',
      created_at: 'integer',
      created_on: 'text',
      left_at: 'integer?',
    },
    key: ['uid'],
    indexes: [['lead_id']],
  },
  account_user: {
    columns: {
      id: 'integer',
      name: 'text',
      email: 'text',
      group_id: 'integer?',
      is_active: 'integer',
      is_admin: 'integer',
      is_deleted: 'integer',
    },
    key: ['id'],
  },
  pipeline: {
    columns: {
      id: 'integer',
      name: 'text',
      sort: 'integer',
      is_main: 'integer',
      is_archive: 'integer',
      is_deleted: 'integer',
    },
    key: ['id'],
  },
  status: {
    columns: {
      pipeline_id: 'integer',
      id: 'integer',
      name: 'text',
      sort: 'integer',
      color: 'text',
      type: 'integer',
      is_deleted: 'integer',
    },
    key: ['pipeline_id', 'id'],
  },
  stage_name: {
    columns: { pipeline_id: 'integer', status_id: 'integer', name: 'text', since: 'integer' },
    key: ['pipeline_id', 'status_id', 'since'],
  },
  loss_reason: { columns: { id: 'integer', name: 'text', sort: 'integer', is_deleted: 'integer' }, key: ['id'] },
  tombstone: {
    columns: { entity_type: 'text', entity_id: 'integer', deleted_at: 'integer', merged_into: 'integer?' },
    key: ['entity_type', 'entity_id'],
  },
  calendar: {
    columns: { day: 'text', week: 'text', month: 'text', quarter: 'text', year: 'text' },
    key: ['day'],
  },
  hint: {
    columns: { kind: 'text', id: 'integer', reason: 'text', at: 'integer' },
    key: ['kind', 'id', 'reason'],
  },
  stream: {
    columns: { kind: 'text', is_filled: 'integer', filled_since: 'integer?', synced_at: 'integer?', state: 'text' },
    key: ['kind'],
  },
  fact: { columns: { key: 'text', value: 'text' }, key: ['key'] },
  lease: { columns: { id: 'integer', holder: 'text', fence: 'integer', expires_at: 'integer' }, key: ['id'] },
};
