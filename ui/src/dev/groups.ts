import { newId, now } from "./data";
import { type Backend, byId, refuse, replace, type World } from "./world";

/** The groups of customers, with their users and licenses. */
export function groupHandlers(world: World) {
  return {
    "group.list": ({ customer_id }) => world.groups.filter((group) => group.customer_id === customer_id),
    "group.save": ({ id, version, customer_id, content }) => {
      const before = world.groups.find((group) => group.id === id);
      if (before && before.version !== version) refuse("changed_elsewhere");
      content.users.forEach(({ username }, index) => {
        if (/\s/.test(username.trim()))
          refuse("invalid_field", "Write the name they sign in with without spaces.", `users[${index}].username`);
      });
      const users = content.users.map(({ remove_password = false, ...user }) => ({
        ...user,
        has_password: (user.has_password && !remove_password) || user.new_password !== "",
        new_password: "",
      }));
      const fresh = { licenses: 0, created_at: now() };
      const saved = { ...fresh, ...before, customer_id, content: { ...content, users }, id: id ?? newId() };
      return replace(world.groups, { ...saved, version: version + 1, updated_at: now() });
    },
    "group.delete": ({ id }) => {
      if (world.groups.some(({ content }) => content.parent_id === id))
        refuse("not_allowed_now", "The group has sub-groups. Delete or move them first.");
      world.groups.splice(world.groups.indexOf(byId(world.groups, id)), 1);
      world.assigned.delete(id);
      return null;
    },
    "group.assign": ({ id, license_ids, assigned }) => {
      const group = byId(world.groups, id);
      const held = world.assigned.get(id) ?? new Set<string>();
      for (const license of license_ids) held[assigned ? "add" : "delete"](license);
      world.assigned.set(id, held);
      return replace(world.groups, { ...group, licenses: held.size, version: group.version + 1 });
    },
  } satisfies Partial<Backend>;
}
