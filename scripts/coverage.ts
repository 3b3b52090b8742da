/**
 * The table of `docs/coverage.md`: every route of amoCRM's API v4, the schema fields that reach it, the operations that select
 * them, and whether the sandbox has it. `test/surface/coverage.test.ts` holds it against the schema, the router of the sandbox and
 * the requests that the fields really make.
 */
import { type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { Operation } from '../src/operations/operation.ts';
import { routes as sandboxRoutes } from '../src/sandbox/routes/index.ts';
import { routes, type VendorRoute } from './coverage-route.ts';
import { renderTable } from './document.ts';

/** The same for routes that differ only in the names of their parameters. */
export function shapeOf(route: string): string {
  return route.replace(/\{\w+\}/g, '{}');
}

const played = new Set(sandboxRoutes.map(({ method, template }) => shapeOf(`${method} ${template}`)));

/** Whether the sandbox has a route, by itself or as one of `/{entity}/…`. */
export function isInSandbox(route: string): boolean {
  const shared = route.replace(/ \/(leads|contacts|companies|customers)\//, ' /{entity}/');
  return played.has(shapeOf(route)) || played.has(shapeOf(shared));
}

const parameters: Readonly<Record<string, string>> = {
  entity: 'leads|contacts|companies|customers|customers/segments',
  uid: '[0-9a-f]{58}',
  eventId: '[0-9a-z]{26}',
  groupId: '[a-z]\\w*',
  code: '[\\w-]+',
};

const patterns = routes.map(({ route }) => {
  const [method = '', path = ''] = route.split(' ');
  const source = path.replace(/\{(\w+)\}/g, (_, name: string) => `(?:${parameters[name] ?? '\\d+'})`);
  return { route, method, pattern: new RegExp(`^(?:/api/v4)?${source}$`) };
});

/** The route of a request to amoCRM; undefined for one of another service. */
export function findRoute({ method, path }: { method: string; path: string }): string | undefined {
  return patterns.find((each) => each.method === method && each.pattern.test(path))?.route;
}

/** The operations by the schema fields that they select: `Query.leads`, `Lead.timeline`. */
function findUses(operations: readonly Operation[], schema: GraphQLSchema): Map<string, Operation[]> {
  const uses = new Map<string, Operation[]>();
  for (const operation of operations) {
    const types = new TypeInfo(schema);
    const found = new Set<string>();
    visit(
      operation.document,
      visitWithTypeInfo(types, {
        Field() {
          const [parent, field] = [types.getParentType(), types.getFieldDef()];
          if (parent && field) found.add(`${parent.name}.${field.name}`);
        },
      }),
    );
    for (const coordinate of found) uses.set(coordinate, [...(uses.get(coordinate) ?? []), operation]);
  }
  return uses;
}

/** The table, in the order of the vendor's documentation. */
export function renderCoverage(operations: readonly Operation[], schema: GraphQLSchema): string {
  const uses = findUses(operations, schema);
  const code = (text: string) => `\`${text}\``;
  const cells = ({ route, fields = [], why }: VendorRoute) => {
    const named = [...new Set(fields.flatMap((field) => uses.get(field) ?? []))].map(({ name }) => name);
    return [
      code(route),
      fields.length > 0 ? 'yes' : '—',
      fields.map(code).join(', ') || '—',
      // A root field that many tools select says nothing about the route.
      named.length > 6
        ? `${named.slice(0, 6).map(code).join(', ')} and ${named.length - 6} more`
        : named.map(code).join(', ') || '—',
      isInSandbox(route) ? 'yes' : '—',
      why ?? '',
    ];
  };
  const rows = routes.map(cells);
  const count = (some: readonly unknown[]) => `${some.length} of ${routes.length}`;
  return `${renderTable(['route', 'client', 'schema', 'operations', 'sandbox', 'why not, or how'], rows)}

The client and the schema reach ${count(routes.filter(({ fields = [] }) => fields.length > 0))} routes, and the sandbox has ${count(
    routes.filter(({ route }) => isInSandbox(route)),
  )}.`;
}
