import { describe, expect, it } from 'vitest';
import { fillPath } from '../../../../src/amocrm/transport/call.ts';

describe('fillPath', () => {
  it.each(['../users', '1/../2', 0, -1, 1.5, Number.NaN, undefined])('takes no %j for an id', (id) => {
    expect(() => fillPath('/leads/{id}', { id } as never)).toThrow(TypeError);
  });

  it.each(['../users', 'a/b', 'a?b', '', 'a b', 7, undefined])('takes no %j for a uid', (uid) => {
    expect(() => fillPath('/leads/unsorted/{uid}', { uid } as never)).toThrow(TypeError);
  });

  it('fills in a uid, and takes a text for no id', () => {
    expect(fillPath('/leads/unsorted/{uid}/accept', { uid: '98fB0' })).toBe('/leads/unsorted/98fB0/accept');
    expect(() => fillPath('/leads/{id}', { id: '98' } as never)).toThrow(TypeError);
  });
});
