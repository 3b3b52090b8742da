import type { TypedDocumentString } from './generated/graphql.ts';

/** Sends one operation. Rejects with the server's own words, which say what is wrong and what to do. */
export async function request<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: String(document), variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: ServerError[] };
  if (errors?.[0]) throw new Error(describe(errors[0]));
  if (!data) throw new Error(`Сервер ответил ${response.status}`);
  return data;
}

interface ServerError {
  message: string;
  extensions?: { remedy?: string };
}

function describe({ message, extensions }: ServerError): string {
  return extensions?.remedy ? `${message} ${extensions.remedy}` : message;
}
