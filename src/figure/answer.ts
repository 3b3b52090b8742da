/** The parts of the answers about figures that are drawn. Every field may be missing: a part may not have been readable. */

/** A group of a report. */
export interface ReportRow {
  count?: number;
  amount?: number;
  /** The rest of the groups, summed up. */
  others?: boolean;
  pipeline?: { name?: string } | string;
  status?: { name?: string };
  responsible?: { name?: string };
  loss_reason?: string;
  month?: string;
  won_count?: number;
  won_amount?: number;
  lost_count?: number;
  lost_amount?: number;
}

/** The answer of `get_deals_report`. */
export interface DealsReport extends Figures {
  currency?: string;
  total_count?: number;
  total_amount?: number;
  by_pipeline?: ReportRow[];
  by_status?: ReportRow[];
  by_responsible?: ReportRow[];
  by_loss_reason?: ReportRow[];
  by_month?: ReportRow[];
  by_closed_month?: ReportRow[];
  complete?: boolean;
}

/** Counts and sums of leads. */
export interface Figures {
  count?: number;
  amount?: number;
  won_count?: number;
  won_amount?: number;
  lost_count?: number;
  lost_amount?: number;
  open_count?: number;
  open_amount?: number;
  win_rate?: number;
}

/** The answer of `analyze_leads`. */
export interface LeadsAnalysis {
  lead_report?: {
    currency?: string;
    complete?: boolean;
    as_of?: string;
    total?: Figures;
    groups?: (Figures & { keys?: { key?: string; label?: string }[] })[];
    others?: Figures & { group_count?: number };
  };
}

/** A part of a whole. */
export interface Share {
  count: number;
  of: number;
  /** From 0 to 1. */
  rate?: number;
}

/** The answer of `get_funnel`. */
export interface Funnel {
  pipeline?: string;
  currency?: string;
  period_from?: string;
  period_to?: string;
  is_over?: boolean;
  is_mature?: boolean;
  complete?: boolean;
  entered_count?: number;
  won_count?: number;
  won_amount?: number;
  lost_count?: number;
  open_count?: number;
  to_won?: Share;
  stages?: {
    status_id: string;
    name?: string;
    entered_count: number;
    lost_count: number;
    still_here_count: number;
    median_days?: number;
    to_next: Share;
  }[];
}
