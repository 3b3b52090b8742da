import { describe, expect, it } from 'vitest';
import {
  chooseToolsets,
  coreToolsets,
  findUnknownToolsets,
  isListed,
  splitToolsets,
  toolsets,
} from '../../src/toolset.ts';

describe('a choice of toolsets', () => {
  it.each([
    ['leads,tasks', ['leads', 'tasks']],
    [' Leads + TASKS ', ['leads', 'tasks']],
    ['leads tasks,,', ['leads', 'tasks']],
    ['', []],
  ])('written as "%s" is understood', (text, names) => {
    expect(splitToolsets(text)).toEqual(names);
  });

  it('is the core if it names nothing, and may name groups', () => {
    expect(chooseToolsets([])).toEqual(coreToolsets);
    expect(chooseToolsets(['core', 'incoming'])).toEqual(new Set([...coreToolsets, 'incoming']));
    expect(chooseToolsets(['all'])).toEqual(new Set(Object.keys(toolsets)));
  });

  it('has names that do not exist', () => {
    expect(findUnknownToolsets(['core', 'leads', 'leeds', 'constructor'])).toEqual(['leeds', 'constructor']);
    expect(chooseToolsets(['constructor'])).toEqual(new Set());
  });

  it('always lists the user’s own tools, and those that another server has chosen', () => {
    expect(isListed({ name: 'own', toolset: 'custom' }, new Set())).toBe(true);
    expect(isListed({ name: 'chosen' }, new Set())).toBe(true);
    expect(isListed({ name: 'create_task', toolset: 'tasks' }, new Set(['leads']))).toBe(false);
  });
});
