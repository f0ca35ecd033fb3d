import type { GroupView, Id } from "../../../contract/generated";

/** A group at its place in the tree. */
export type Branch = { group: GroupView; depth: number };

/** The groups as one reads a tree: each below its master group, by name. A group whose master is gone stands on top. */
export function treeOf(groups: GroupView[]): Branch[] {
  const known = new Set(groups.map(({ id }) => id));
  const under = (parent: Id | null) =>
    groups
      .filter(({ content }) => (known.has(content.parent_id ?? "") ? content.parent_id : null) === parent)
      .sort((a, b) => a.content.name.localeCompare(b.content.name));
  const found: Branch[] = [];
  const walk = (parent: Id | null, depth: number) => {
    // A circle cannot be saved; should one come, it must not hang the window.
    if (depth > groups.length) return;
    for (const group of under(parent)) {
      found.push({ group, depth });
      walk(group.id, depth + 1);
    }
  };
  walk(null, 0);
  return found;
}

/** The groups that a group may be put under: master groups that are not below itself. */
export function parentsFor(groups: GroupView[], id: Id | null): GroupView[] {
  const below = (group: GroupView): boolean => {
    let at: GroupView | undefined = group;
    for (let steps = 0; at && steps <= groups.length; steps++) {
      if (at.id === id) return true;
      const { parent_id }: { parent_id: Id | null } = at.content;
      at = groups.find((one) => one.id === parent_id);
    }
    return false;
  };
  return groups.filter((group) => group.content.kind === "master" && (id === null || !below(group)));
}
