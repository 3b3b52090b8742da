import { describe, expect, it } from 'vitest';
import { decode, getList, getNode, parseQuery } from '../../../src/sandbox/query.ts';

describe('a query string', () => {
  it('is parsed as PHP parses it', () => {
    expect(parseQuery('a=1&a=2&b[]=x&b[]=y&c[3]=p&c[]=q&d[e][f]=%D0%9E%D0%BA%D0%BD%D0%B0+%2B&g')).toEqual({
      a: '2',
      b: { 0: 'x', 1: 'y' },
      c: { 3: 'p', 4: 'q' },
      d: { e: { f: 'Окна +' } },
      g: '',
    });
    expect(parseQuery('filter%5Bid%5D%5B%5D=1')).toEqual({ filter: { id: { 0: '1' } } });
  });

  it('cannot reach a prototype', () => {
    const query = parseQuery('__proto__[polluted]=1&constructor[prototype][polluted]=1&filter[__proto__][polluted]=1');
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(query)).toBeNull();
    expect(getNode(query, 'toString')).toBeUndefined();
  });

  it('is parsed without an error, whatever it is', () => {
    expect(parseQuery('')).toEqual({});
    expect(parseQuery('&&=1&[x]=2&a[=3')).toEqual({ a: '3' });
    expect(decode('%E0%A4%A')).toBe('%E0%A4%A');
    expect(parseQuery(`a${'[b]'.repeat(50)}=1`)).toEqual({});
    expect(Object.keys(parseQuery(Array.from({ length: 5000 }, (_, index) => `k${index}=1`).join('&')))).toHaveLength(
      1000,
    );
  });

  it('gives a list from one value or several', () => {
    const query = parseQuery('one=1&many[]=1&many[]=2');
    expect(getList(query, 'one')).toEqual(['1']);
    expect(getList(query, 'many')).toEqual(['1', '2']);
    expect(getList(query, 'none')).toBeUndefined();
  });
});
