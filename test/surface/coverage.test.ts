import { isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { isInSandbox, shapeOf } from '../../scripts/coverage.ts';
import { routes } from '../../scripts/coverage-route.ts';
import { routes as sandboxRoutes } from '../../src/sandbox/routes/index.ts';
import { schema } from '../../src/schema/index.ts';

const owned = ['leads', 'contacts', 'companies', 'customers'];

describe('the table of coverage', () => {
  it('names fields of the schema', () => {
    const isField = (coordinate: string) => {
      const [type = '', field = ''] = coordinate.split('.');
      const found = schema.getType(type);
      return (isObjectType(found) || isInterfaceType(found)) && field in found.getFields();
    };
    expect(routes.flatMap(({ fields = [] }) => fields).filter((coordinate) => !isField(coordinate))).toEqual([]);
  });

  it('says of each route that nothing reaches why', () => {
    expect(routes.filter(({ fields = [], why }) => fields.length === 0 && !why).map(({ route }) => route)).toEqual([]);
  });

  it('has each route once, and those of the sandbox', () => {
    const shapes = routes.map(({ route }) => shapeOf(route));
    expect(shapes.filter((shape, index) => shapes.indexOf(shape) !== index)).toEqual([]);
    const variantsOf = (template: string) => [
      template,
      ...owned.map((entity) => template.replace('/{entity}/', `/${entity}/`)),
      ...owned.map((entity) => template.replace('/{followed}/', `/${entity}/`)),
    ];
    const missing = sandboxRoutes
      .filter(({ template }) => !template.startsWith('/drive/'))
      .filter(
        ({ method, template }) => !variantsOf(template).some((each) => shapes.includes(shapeOf(`${method} ${each}`))),
      );
    expect(missing.map(({ method, template }) => `${method} ${template}`)).toEqual([]);
  });

  it('has only routes with fields that the sandbox has too', () => {
    const unplayed = routes.filter(({ route, fields = [] }) => fields.length > 0 && !isInSandbox(route));
    expect(unplayed.map(({ route }) => route)).toEqual([]);
  });
});
