/** Exported files as MCP resources: the link in a tool's result, and the content of a small file. */
import {
  type CallToolResult,
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
} from '@modelcontextprotocol/server';
import { AmocrmGraphqlError, NotFoundError } from '../errors/index.ts';
import type { ResourceContent } from './toolbox.ts';

/** Reads the file that a token names. */
export type ReadFile = (token: string) => Promise<ResourceContent>;

const address = /^amocrm:\/\/exports\/([\w-]+)$/;

/** The token in the address of a file; undefined if the address is not one of a file. */
export function findFileToken(uri: string): string | undefined {
  return address.exec(uri)?.[1];
}

/**
 * Reads a file as a resource.
 *
 * @throws ResourceNotFoundError if there is no such file
 * @throws ProtocolError if it cannot be read
 */
export async function readFileResource(uri: string, token: string, read: ReadFile): Promise<ResourceContent> {
  try {
    return await read(token);
  } catch (error) {
    // The token opens the file, so the error does not repeat it.
    if (error instanceof NotFoundError) throw new ResourceNotFoundError(uri.replace(token, '…'));
    if (!(error instanceof AmocrmGraphqlError)) throw error;
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, error.message);
  }
}

/** The link to the file that an answer names, if it names one. */
export function toFileLink(answer: Record<string, unknown>): CallToolResult['content'] {
  const { resource, file_name: name, media_type: mimeType, bytes: size } = answer;
  if (typeof resource !== 'string' || findFileToken(resource) === undefined) return [];
  return [
    {
      type: 'resource_link',
      uri: resource,
      name: String(name),
      ...(typeof mimeType === 'string' && { mimeType }),
      ...(typeof size === 'number' && { size }),
    },
  ];
}
