import { describe, expect, it } from 'vitest';
import { fillPath } from '../../../../src/amocrm/transport/call.ts';

describe('fillPath', () => {
  it.each(['../users', '1/../2', 0, -1, 1.5, Number.NaN, undefined])('takes no %j for an id', (id) => {
    expect(() => fillPath('/leads/{id}', { id } as never)).toThrow(TypeError);
  });
});
