/** The parts of tools' answers that the views show. Every field may be missing: a part of an answer may not have been readable. */

/** A lead of `get_leads`. */
export interface Lead {
  id: string;
  name: string;
  price?: number;
  pipeline?: string;
  status?: string;
  responsible?: string;
}

/** The answer of `get_leads`. */
export interface LeadList {
  leads?: Lead[];
  next_cursor?: string;
  has_more?: boolean;
}

/** A status of a pipeline. */
export interface Status {
  id: string;
  name: string;
  kind?: string;
}

/** A pipeline of `get_pipelines`. */
export interface Pipeline {
  id: string;
  name: string;
  is_main?: boolean;
  statuses?: Status[];
}

/** The answer of `get_account_info`. */
export interface AccountInfo {
  account?: { name?: string; url?: string; currency?: string; timezone?: string };
}

/** One entry of `get_timeline`. */
export interface TimelineEntry {
  kind: string;
  at?: string;
  record?: TimelineRecord;
}

/** What an entry of a timeline is about. */
export interface TimelineRecord {
  type?: string;
  created_by?: string;
  before?: TimelineValue[];
  after?: TimelineValue[];
  note_type?: string;
  text?: string;
  phone?: string;
  /** In seconds. */
  duration?: number;
  written_by?: string;
  task_text?: string;
  complete_till?: string;
  is_completed?: boolean;
  result?: string;
  responsible?: string;
}

/** A value before or after a change. */
export interface TimelineValue {
  stage?: string;
  user?: string;
  tag?: string;
  field?: string;
  value?: string;
  price?: number;
  name?: string;
}

/** The answer of `get_timeline`. */
export interface Timeline {
  timeline?: TimelineEntry[];
  has_more?: boolean;
}

/** A record of a plan or of its result. */
interface BulkRecord {
  type: string;
  id: string;
  name?: string;
}

/** What changes in a field; without a value it is empty. */
interface BulkChange {
  field: string;
  from?: string;
  to?: string;
}

/** The plan of a bulk tool. Nothing has been written. */
export interface BulkPlan {
  /** The token that carries it out, and until when; left out if the plan is only shown. */
  confirm?: string;
  expires_at?: string;
  count: number;
  unchanged: number;
  amount?: number;
  currency?: string;
  reasons?: string[];
  robots?: string[];
  changes: (BulkChange & { type: string; count: number })[];
  other_changes: number;
  /** The first of them. */
  records: (BulkRecord & { changes: BulkChange[] })[];
  missing?: BulkRecord[];
  complete?: boolean;
}

/** A record that was not written. */
export interface BulkProblem extends BulkRecord {
  code: string;
  message: string;
}

/** What a bulk tool has written. */
export interface BulkResult {
  written: number;
  failed: number;
  skipped: number;
  remaining: number;
  stopped?: { message: string };
  failures?: BulkProblem[];
  skips?: BulkProblem[];
}

/** The answer of `update_leads`, `hand_over` and the other bulk tools: a plan, or what was written. */
export interface BulkAnswer {
  plan?: BulkPlan;
  result?: BulkResult;
}
