/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment CardFields on Lead {\n    id\n    name\n    price\n    url\n    pipeline { id }\n    status { id }\n    mainContact { name phones { value } }\n    company { name }\n    responsible { name }\n    tasks { isOverdue }\n  }\n": typeof types.CardFieldsFragmentDoc,
    "\n  query Pipelines {\n    account { name currency }\n    pipelines { id name isMain statuses { id name color kind } }\n  }\n": typeof types.PipelinesDocument,
    "\n  query Board($open: [StatusPair!]!, $closed: [StatusPair!]!) {\n    open: leads(filter: { statuses: $open }, first: 100, orderBy: ID_DESC) { nodes { ...CardFields } }\n    closed: leads(filter: { statuses: $closed }, first: 20, orderBy: ID_DESC) { nodes { ...CardFields } }\n  }\n": typeof types.BoardDocument,
    "\n  query Totals($pipelineId: IdOrName!) {\n    leadReport(filter: { pipelineIds: [$pipelineId] }) { byStatus { status { id } count amount } }\n  }\n": typeof types.TotalsDocument,
    "\n  query Column($statuses: [StatusPair!]!, $after: String) {\n    leads(filter: { statuses: $statuses }, first: 50, after: $after, orderBy: ID_DESC) {\n      nodes { ...CardFields }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": typeof types.ColumnDocument,
    "\n  mutation Move($id: ID!, $pipelineId: IdOrName!, $statusId: IdOrName!) {\n    updateLead(id: $id, input: { pipelineId: $pipelineId, statusId: $statusId }) { id }\n  }\n": typeof types.MoveDocument,
    "\n  subscription Changes($pipelineId: IdOrName!) {\n    leadChanged(pipelineId: $pipelineId) { kind leadId lead { ...CardFields } }\n  }\n": typeof types.ChangesDocument,
};
const documents: Documents = {
    "\n  fragment CardFields on Lead {\n    id\n    name\n    price\n    url\n    pipeline { id }\n    status { id }\n    mainContact { name phones { value } }\n    company { name }\n    responsible { name }\n    tasks { isOverdue }\n  }\n": types.CardFieldsFragmentDoc,
    "\n  query Pipelines {\n    account { name currency }\n    pipelines { id name isMain statuses { id name color kind } }\n  }\n": types.PipelinesDocument,
    "\n  query Board($open: [StatusPair!]!, $closed: [StatusPair!]!) {\n    open: leads(filter: { statuses: $open }, first: 100, orderBy: ID_DESC) { nodes { ...CardFields } }\n    closed: leads(filter: { statuses: $closed }, first: 20, orderBy: ID_DESC) { nodes { ...CardFields } }\n  }\n": types.BoardDocument,
    "\n  query Totals($pipelineId: IdOrName!) {\n    leadReport(filter: { pipelineIds: [$pipelineId] }) { byStatus { status { id } count amount } }\n  }\n": types.TotalsDocument,
    "\n  query Column($statuses: [StatusPair!]!, $after: String) {\n    leads(filter: { statuses: $statuses }, first: 50, after: $after, orderBy: ID_DESC) {\n      nodes { ...CardFields }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": types.ColumnDocument,
    "\n  mutation Move($id: ID!, $pipelineId: IdOrName!, $statusId: IdOrName!) {\n    updateLead(id: $id, input: { pipelineId: $pipelineId, statusId: $statusId }) { id }\n  }\n": types.MoveDocument,
    "\n  subscription Changes($pipelineId: IdOrName!) {\n    leadChanged(pipelineId: $pipelineId) { kind leadId lead { ...CardFields } }\n  }\n": types.ChangesDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CardFields on Lead {\n    id\n    name\n    price\n    url\n    pipeline { id }\n    status { id }\n    mainContact { name phones { value } }\n    company { name }\n    responsible { name }\n    tasks { isOverdue }\n  }\n"): typeof import('./graphql.ts').CardFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Pipelines {\n    account { name currency }\n    pipelines { id name isMain statuses { id name color kind } }\n  }\n"): typeof import('./graphql.ts').PipelinesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Board($open: [StatusPair!]!, $closed: [StatusPair!]!) {\n    open: leads(filter: { statuses: $open }, first: 100, orderBy: ID_DESC) { nodes { ...CardFields } }\n    closed: leads(filter: { statuses: $closed }, first: 20, orderBy: ID_DESC) { nodes { ...CardFields } }\n  }\n"): typeof import('./graphql.ts').BoardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Totals($pipelineId: IdOrName!) {\n    leadReport(filter: { pipelineIds: [$pipelineId] }) { byStatus { status { id } count amount } }\n  }\n"): typeof import('./graphql.ts').TotalsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Column($statuses: [StatusPair!]!, $after: String) {\n    leads(filter: { statuses: $statuses }, first: 50, after: $after, orderBy: ID_DESC) {\n      nodes { ...CardFields }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"): typeof import('./graphql.ts').ColumnDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Move($id: ID!, $pipelineId: IdOrName!, $statusId: IdOrName!) {\n    updateLead(id: $id, input: { pipelineId: $pipelineId, statusId: $statusId }) { id }\n  }\n"): typeof import('./graphql.ts').MoveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Changes($pipelineId: IdOrName!) {\n    leadChanged(pipelineId: $pipelineId) { kind leadId lead { ...CardFields } }\n  }\n"): typeof import('./graphql.ts').ChangesDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
