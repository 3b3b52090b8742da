/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What happened to a record. */
export type ChangeKind =
  /** It was created. */
  | 'ADDED'
  /** It was deleted; it can no longer be read. */
  | 'DELETED'
  /** It was assigned to another user. */
  | 'RESPONSIBLE_CHANGED'
  /** It came back from the trash. */
  | 'RESTORED'
  /** A lead was moved to another status. */
  | 'STATUS_CHANGED'
  /** It was changed. */
  | 'UPDATED';

/** What a status means for a lead. */
export type StatusKind =
  /** Unaccepted incoming leads («Неразобранное»). */
  | 'INCOMING'
  /** Closed and lost; its id is 143 in every pipeline. */
  | 'LOST'
  /** Neither incoming nor closed. */
  | 'OPEN'
  /** Closed and won; its id is 142 in every pipeline. */
  | 'WON';

/** A status of one pipeline. */
export type StatusPair = {
  /** Pipeline. */
  pipelineId: string;
  /** Status. */
  statusId: string;
};

export type CardFieldsFragment = { id: string, name: string, price: number | null, url: string, pipeline: { id: string } | null, status: { id: string } | null, mainContact: { name: string, phones: Array<{ value: string }> } | null, company: { name: string } | null, responsible: { name: string | null } | null, tasks: Array<{ isOverdue: boolean | null }> | null };

export type PipelinesQueryVariables = Exact<{ [key: string]: never; }>;


export type PipelinesQuery = { account: { name: string, currency: string | null } | null, pipelines: Array<{ id: string, name: string, isMain: boolean, statuses: Array<{ id: string, name: string, color: string, kind: StatusKind }> }> | null };

export type BoardQueryVariables = Exact<{
  open: Array<StatusPair> | StatusPair;
  closed: Array<StatusPair> | StatusPair;
}>;


export type BoardQuery = { open: { nodes: Array<{ id: string, name: string, price: number | null, url: string, pipeline: { id: string } | null, status: { id: string } | null, mainContact: { name: string, phones: Array<{ value: string }> } | null, company: { name: string } | null, responsible: { name: string | null } | null, tasks: Array<{ isOverdue: boolean | null }> | null }> } | null, closed: { nodes: Array<{ id: string, name: string, price: number | null, url: string, pipeline: { id: string } | null, status: { id: string } | null, mainContact: { name: string, phones: Array<{ value: string }> } | null, company: { name: string } | null, responsible: { name: string | null } | null, tasks: Array<{ isOverdue: boolean | null }> | null }> } | null };

export type TotalsQueryVariables = Exact<{
  pipelineId: string;
}>;


export type TotalsQuery = { leadReport: { byStatus: Array<{ count: number, amount: number, status: { id: string } | null }> } | null };

export type ColumnQueryVariables = Exact<{
  statuses: Array<StatusPair> | StatusPair;
  after?: string | null | undefined;
}>;


export type ColumnQuery = { leads: { nodes: Array<{ id: string, name: string, price: number | null, url: string, pipeline: { id: string } | null, status: { id: string } | null, mainContact: { name: string, phones: Array<{ value: string }> } | null, company: { name: string } | null, responsible: { name: string | null } | null, tasks: Array<{ isOverdue: boolean | null }> | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null };

export type MoveMutationVariables = Exact<{
  id: string | number;
  pipelineId: string;
  statusId: string;
}>;


export type MoveMutation = { updateLead: { id: string } };

export type ChangesSubscriptionVariables = Exact<{
  pipelineId: string;
}>;


export type ChangesSubscription = { leadChanged: { kind: ChangeKind, leadId: string, lead: { id: string, name: string, price: number | null, url: string, pipeline: { id: string } | null, status: { id: string } | null, mainContact: { name: string, phones: Array<{ value: string }> } | null, company: { name: string } | null, responsible: { name: string | null } | null, tasks: Array<{ isOverdue: boolean | null }> | null } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CardFieldsFragmentDoc = new TypedDocumentString(`
    fragment CardFields on Lead {
  id
  name
  price
  url
  pipeline {
    id
  }
  status {
    id
  }
  mainContact {
    name
    phones {
      value
    }
  }
  company {
    name
  }
  responsible {
    name
  }
  tasks {
    isOverdue
  }
}
    `, {"fragmentName":"CardFields"}) as unknown as TypedDocumentString<CardFieldsFragment, unknown>;
export const PipelinesDocument = new TypedDocumentString(`
    query Pipelines {
  account {
    name
    currency
  }
  pipelines {
    id
    name
    isMain
    statuses {
      id
      name
      color
      kind
    }
  }
}
    `) as unknown as TypedDocumentString<PipelinesQuery, PipelinesQueryVariables>;
export const BoardDocument = new TypedDocumentString(`
    query Board($open: [StatusPair!]!, $closed: [StatusPair!]!) {
  open: leads(filter: {statuses: $open}, first: 100, orderBy: ID_DESC) {
    nodes {
      ...CardFields
    }
  }
  closed: leads(filter: {statuses: $closed}, first: 20, orderBy: ID_DESC) {
    nodes {
      ...CardFields
    }
  }
}
    fragment CardFields on Lead {
  id
  name
  price
  url
  pipeline {
    id
  }
  status {
    id
  }
  mainContact {
    name
    phones {
      value
    }
  }
  company {
    name
  }
  responsible {
    name
  }
  tasks {
    isOverdue
  }
}`) as unknown as TypedDocumentString<BoardQuery, BoardQueryVariables>;
export const TotalsDocument = new TypedDocumentString(`
    query Totals($pipelineId: IdOrName!) {
  leadReport(filter: {pipelineIds: [$pipelineId]}) {
    byStatus {
      status {
        id
      }
      count
      amount
    }
  }
}
    `) as unknown as TypedDocumentString<TotalsQuery, TotalsQueryVariables>;
export const ColumnDocument = new TypedDocumentString(`
    query Column($statuses: [StatusPair!]!, $after: String) {
  leads(filter: {statuses: $statuses}, first: 50, after: $after, orderBy: ID_DESC) {
    nodes {
      ...CardFields
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    fragment CardFields on Lead {
  id
  name
  price
  url
  pipeline {
    id
  }
  status {
    id
  }
  mainContact {
    name
    phones {
      value
    }
  }
  company {
    name
  }
  responsible {
    name
  }
  tasks {
    isOverdue
  }
}`) as unknown as TypedDocumentString<ColumnQuery, ColumnQueryVariables>;
export const MoveDocument = new TypedDocumentString(`
    mutation Move($id: ID!, $pipelineId: IdOrName!, $statusId: IdOrName!) {
  updateLead(id: $id, input: {pipelineId: $pipelineId, statusId: $statusId}) {
    id
  }
}
    `) as unknown as TypedDocumentString<MoveMutation, MoveMutationVariables>;
export const ChangesDocument = new TypedDocumentString(`
    subscription Changes($pipelineId: IdOrName!) {
  leadChanged(pipelineId: $pipelineId) {
    kind
    leadId
    lead {
      ...CardFields
    }
  }
}
    fragment CardFields on Lead {
  id
  name
  price
  url
  pipeline {
    id
  }
  status {
    id
  }
  mainContact {
    name
    phones {
      value
    }
  }
  company {
    name
  }
  responsible {
    name
  }
  tasks {
    isOverdue
  }
}`) as unknown as TypedDocumentString<ChangesSubscription, ChangesSubscriptionVariables>;