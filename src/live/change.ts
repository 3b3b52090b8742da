/**
 * A change in amoCRM as the rest of the program sees it: a record that was read back, not what a delivery claimed.
 * Published by the receiver through the `pubSub` port; read by subscriptions and by MCP's resources.
 */
import type {
  Company,
  Contact,
  Customer,
  IncomingLead,
  IncomingLeadCategory,
  Lead,
  Note,
  Talk,
  Task,
} from '../amocrm/index.ts';

/** What happened to a record. */
export type ChangeKind = 'ADDED' | 'UPDATED' | 'STATUS_CHANGED' | 'RESPONSIBLE_CHANGED' | 'DELETED' | 'RESTORED';

/**
 * The previous state, as far as the delivery tells. It cannot be verified: it is enough to show which column a card left, but
 * nothing may be decided by it.
 */
export interface Previous {
  pipelineId?: number | undefined;
  statusId?: number | undefined;
  responsibleUserId?: number | undefined;
}

/** What became of an incoming lead, as far as the delivery tells. It is verified no more than `Previous`. */
export interface ToldDecision {
  decision: 'ACCEPTED' | 'DECLINED' | undefined;
  category: IncomingLeadCategory | null;
  /** The accepted lead, or the one in the trash. */
  leadId: number | undefined;
}

interface ChangeOf<Entity extends string, Value, Id = number> {
  entity: Entity;
  kind: ChangeKind;
  id: Id;
  /** The record as amoCRM has it now; null if it is gone. */
  record: Value | null;
  previous: Previous;
}

export type LeadChange = ChangeOf<'leads', Lead>;
export type ContactChange = ChangeOf<'contacts', Contact>;
export type CompanyChange = ChangeOf<'companies', Company>;
export type CustomerChange = ChangeOf<'customers', Customer>;
export type TaskChange = ChangeOf<'tasks', Task>;
/** Its id is the uid. Of one that is gone it has what the delivery tells. */
export interface IncomingLeadChange extends ChangeOf<'incomingLeads', IncomingLead, string> {
  told?: ToldDecision | undefined;
}
/** A talk whose message arrived or was sent counts as updated. */
export type TalkChange = ChangeOf<'talks', Talk>;
/** Notes are reported only when they are added. */
export type NoteChange = ChangeOf<'notes', Note>;

/** A change of any noun; `entity` says which. Plain JSON. */
export type Change =
  | LeadChange
  | ContactChange
  | CompanyChange
  | CustomerChange
  | TaskChange
  | IncomingLeadChange
  | TalkChange
  | NoteChange;

/** Its address as an MCP resource: `amocrm://leads/123`. Notes have none. */
export function resourceOf({ entity, id }: Change): string | undefined {
  if (entity === 'notes') return undefined;
  const folder = entity === 'incomingLeads' ? 'incoming-leads' : entity;
  return `amocrm://${folder}/${id}`;
}

/** The channel of the `pubSub` port on which every `Change` is published. */
export const changeChannel = 'changes';
