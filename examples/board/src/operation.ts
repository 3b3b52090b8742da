import { graphql } from './generated/index.ts';

/* Everything that the page asks for. Types come from the server's committed schema. */

export const CardFields = graphql(`
  fragment CardFields on Lead {
    id
    name
    price
    url
    pipeline { id }
    status { id }
    mainContact { name phones { value } }
    company { name }
    responsible { name }
    tasks { isOverdue }
  }
`);

export const Pipelines = graphql(`
  query Pipelines {
    account { name currency }
    pipelines { id name isMain statuses { id name color kind } }
  }
`);

/** The newest cards of the open and of the closed statuses, with everything around them read in one go. */
export const Board = graphql(`
  query Board($open: [StatusPair!]!, $closed: [StatusPair!]!) {
    open: leads(filter: { statuses: $open }, first: 100, orderBy: ID_DESC) { nodes { ...CardFields } }
    closed: leads(filter: { statuses: $closed }, first: 20, orderBy: ID_DESC) { nodes { ...CardFields } }
  }
`);

/** Counts and sums over every lead of the pipeline, not of the cards that are shown. */
export const Totals = graphql(`
  query Totals($pipelineId: IdOrName!) {
    leadReport(filter: { pipelineIds: [$pipelineId] }) { byStatus { status { id } count amount } }
  }
`);

export const Column = graphql(`
  query Column($statuses: [StatusPair!]!, $after: String) {
    leads(filter: { statuses: $statuses }, first: 50, after: $after, orderBy: ID_DESC) {
      nodes { ...CardFields }
      pageInfo { endCursor hasNextPage }
    }
  }
`);

export const Move = graphql(`
  mutation Move($id: ID!, $pipelineId: IdOrName!, $statusId: IdOrName!) {
    updateLead(id: $id, input: { pipelineId: $pipelineId, statusId: $statusId }) { id }
  }
`);

export const Changes = graphql(`
  subscription Changes($pipelineId: IdOrName!) {
    leadChanged(pipelineId: $pipelineId) { kind leadId lead { ...CardFields } }
  }
`);
