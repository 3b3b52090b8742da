/** The lines that the translations of leads, contacts, companies and customers share. */
export const recordLines = {
  name: (name: string) => ({ name }),
  responsibleUserId: (id: string) => ({ responsible_user_id: Number(id) }),
  tags: (names: readonly string[]) => ({ tags_to_add: toTags(names) }),
  addTags: (names: readonly string[]) => ({ tags_to_add: toTags(names) }),
  removeTags: (names: readonly string[]) => ({ tags_to_delete: toTags(names) }),
};

function toTags(names: readonly string[]): { name: string }[] {
  return names.map((name) => ({ name }));
}
