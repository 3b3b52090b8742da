/**
 * The route that takes a file as the body of the request, besides as base64 in JSON. The arguments are then in the query string.
 */
import type { Operation } from '../operations/operation.ts';
import { placeArguments } from './parameter.ts';

/** The path of the route, and the argument that the body replaces. */
export const uploadPath = '/api/files';
const contentArgument = 'content_base64';

/** JSON has the arguments, and web pages can send the others without asking. */
const refusedTypes =
  /^(?:application\/(?:[\w.-]+\+)?json|text\/json|text\/plain|application\/x-www-form-urlencoded|multipart\/form-data)\s*(?:;|,|$)/i;

/**
 * Whether a body of this type is the content of a file. The name in the query string tells it from a body of arguments with a wrong
 * type.
 */
export function takesBytes(
  method: string,
  { pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>,
  contentType: string | null,
): boolean {
  if (method !== 'POST' || pathname !== uploadPath || !searchParams.has('name')) return false;
  return contentType !== null && !refusedTypes.test(contentType.trim());
}

/** Adds the type of the body as that of the file; `application/octet-stream` says nothing about it. */
export function withContentType(args: Record<string, unknown>, contentType: string | null): Record<string, unknown> {
  const type = (contentType ?? '').split(';')[0]?.trim() ?? '';
  if (args.content_type !== undefined || type === 'application/octet-stream') return args;
  return { ...args, content_type: type };
}

/** The second form of the route in the OpenAPI document: its parameters and its body. */
export function renderUpload(
  operation: Operation,
): { parameters: object[]; content: Record<string, object> } | undefined {
  const { method, path } = operation.route;
  if (method !== 'POST' || path !== uploadPath) return undefined;
  const { parameters } = placeArguments({ ...operation, route: { ...operation.route, argumentsIn: 'query' } });
  return {
    parameters: parameters
      .filter(({ name }) => name !== contentArgument)
      .map((parameter) => ({
        ...parameter,
        required: false,
        description: `${parameter.description ?? ''} With a body of bytes only.`.trim(),
      })),
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  };
}
