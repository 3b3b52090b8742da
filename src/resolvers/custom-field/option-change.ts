import type { CustomField, CustomFieldSettings } from '../../amocrm/index.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import { quote } from '../../errors/quote.ts';
import type { Nullish } from '../../nullish.ts';
import { findOption, normalizeLabel, type Option } from './option.ts';

/** A `RenameOptionInput`. */
export interface RenameOptionInput {
  option: string;
  label: string;
}

/** A change of the options of a field. */
export interface OptionChange {
  addOptions?: Nullish<string[]>;
  renameOptions?: Nullish<RenameOptionInput[]>;
  removeOptions?: Nullish<string[]>;
}

/** An option as it is kept, of a select or of a category. */
type Kept = Option & { sort: number; parent_id?: number | null };

/** Whether a change is about options, so that the present ones must be read. */
export function changesOptions({ addOptions, renameOptions, removeOptions }: OptionChange): boolean {
  return Boolean(addOptions?.length || renameOptions?.length || removeOptions?.length);
}

/** The types whose options can be changed. */
export const typesWithOptions: readonly string[] = ['select', 'multiselect', 'radiobutton', 'category'];

/**
 * Converts a change of options to the whole list that amoCRM wants: an option that is left out of it is deleted with its values, so
 * every option that is not named stays with its id.
 *
 * @param field the definition as it is now
 * @param path the path of the input
 * @throws {ValidationError} naming every unknown option and every label that would be there twice
 */
export function toOptionWrite(
  field: CustomField,
  change: OptionChange,
  path: Issue['path'],
): Pick<CustomFieldSettings, 'enums' | 'nested'> {
  const isCategory = field.type === 'category';
  const present: Kept[] = isCategory ? field.nested.map((each) => ({ ...each, code: null })) : field.enums;
  const issues: Issue[] = [];
  const find = (given: string, at: Issue['path']) => {
    const found = findOption(given, { enums: present });
    if (typeof found !== 'string') return found.id;
    issues.push({ path: [...path, ...at], message: found });
    return undefined;
  };
  const removed = new Set((change.removeOptions ?? []).map((given, index) => find(given, ['removeOptions', index])));
  const renamed = new Map<number | undefined, string>();
  for (const [index, { option, label }] of (change.renameOptions ?? []).entries()) {
    const at = ['renameOptions', index, 'option'];
    const id = find(option, at);
    if (id !== undefined && (removed.has(id) || renamed.has(id))) {
      const message = `«${quote(option)}» is ${removed.has(id) ? 'removed' : 'renamed'} as well`;
      issues.push({ path: [...path, ...at], message });
    }
    renamed.set(id, label.trim());
  }
  if (issues.length > 0) throw new ValidationError(issues);
  const staying = present
    .filter(({ id }) => !removed.has(id))
    .map((option) => ({ ...option, value: renamed.get(option.id) ?? option.value }));
  const orphan = staying.find(({ parent_id }) => typeof parent_id === 'number' && removed.has(parent_id));
  if (orphan) {
    const message = `«${quote(orphan.value)}» is below an option that is removed; remove it as well`;
    throw new ValidationError([{ path: [...path, 'removeOptions'], message }]);
  }
  const last = Math.max(0, ...staying.map(({ sort }) => sort));
  const added = (change.addOptions ?? []).map((label, index) => ({
    value: label.trim(),
    sort: last + (index + 1) * 10,
  }));
  checkLabels([...staying, ...added], field, path);
  return isCategory
    ? {
        nested: [
          ...staying.map(({ id, value, sort, parent_id }) => ({ id, value, sort, ...toParent(parent_id) })),
          ...added,
        ],
      }
    : {
        enums: [
          ...staying.map(({ id, value, sort, code }) => ({ id, value, sort, ...(code ? { code } : {}) })),
          ...added,
        ],
      };
}

function toParent(parentId: number | null | undefined): { parent_id?: number } {
  return typeof parentId === 'number' ? { parent_id: parentId } : {};
}

/** The options of a new field, in their order. @throws {ValidationError} */
export function toNewOptions(labels: readonly string[], path: Issue['path']): { value: string; sort: number }[] {
  const options = labels.map((label, index) => ({ value: label.trim(), sort: (index + 1) * 10 }));
  checkLabels(options, undefined, path);
  return options;
}

/** Refuses labels that are there twice: they could not be told apart. Labels that were equal before stay. */
function checkLabels(
  options: readonly { value: string; parent_id?: number | null }[],
  before: CustomField | undefined,
  path: Issue['path'],
): void {
  const keyOf = ({ value, parent_id }: { value: string; parent_id?: number | null }) =>
    `${parent_id ?? ''}/${normalizeLabel(value)}`;
  const countOf = (list: readonly { value: string; parent_id?: number | null }[], key: string) =>
    list.filter((option) => keyOf(option) === key).length;
  const old = before?.type === 'category' ? before.nested : (before?.enums ?? []);
  const twin = options.findLast((option) => {
    const count = countOf(options, keyOf(option));
    return count > 1 && count > countOf(old, keyOf(option));
  });
  if (twin) throw new ValidationError([{ path, message: `there would be two options «${quote(twin.value)}»` }]);
}
