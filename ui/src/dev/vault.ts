import type { SettingsView } from "../contract/generated";
import { newId } from "./data";
import { anna, type Backend, byId, refuse, session, type World } from "./world";

const firstSettings: SettingsView = {
  version: 1,
  company: {
    name: "Northwind Instruments",
    address: "Kaistrasse 4\n24103 Kiel",
    email: "sales@northwind.example",
    website: "",
  },
  order_series: "A",
  mail: {
    host: "smtp.northwind.example",
    port: 587,
    security: "start_tls",
    user: "sales",
    password: null,
    from_name: "Northwind",
    from_address: "sales@northwind.example",
    extra_root_pem: "",
  },
  mail_password_set: true,
};

/** The door, users, settings and the journal. */
export function vaultHandlers(world: World) {
  let settings = firstSettings;
  return {
    "vault.state": () => ({
      version: "1.0.0",
      session: world.session,
      default_folder: "/home/anna/Signet/vault.signet",
      recent: world.recent,
    }),
    "vault.look": ({ folder }) => ({ exists: !folder.includes("nothing"), users: ["anna", "tom"], in_use: false }),
    "vault.create": ({ folder, company }) => {
      if (folder.includes("taken")) refuse("vault_exists");
      world.session = { ...session, company, vault_name: company, folder };
      return world.session;
    },
    "vault.open": ({ password, user }) => {
      if (password === "wrong") refuse("wrong_password");
      world.session = { ...session, user: world.users.find(({ name }) => name === user) ?? anna };
      return world.session;
    },
    "vault.demo": () => {
      world.session = { ...session, demo: true };
      return world.session;
    },
    "vault.lock": () => {
      world.session = null;
      return null;
    },
    "vault.change_password": () => null,
    "search.rebuild": () => null,
    "vault.check": () => ({ journal_entries: 18_204, problems: [] }),
    "user.list": () => world.users,
    "user.create": ({ name, full_name, role }) => {
      const user = { ...anna, id: newId(), name, full_name, role };
      world.users.push(user);
      return user;
    },
    "user.remove": ({ id }) => {
      world.users.splice(world.users.indexOf(byId(world.users, id)), 1);
      return null;
    },
    "settings.get": () => settings,
    "settings.save": ({ company, order_series, mail, version }) => {
      settings = { ...settings, company, order_series, mail: { ...mail, password: null }, version: version + 1 };
      return settings;
    },
    "settings.test_mail": () => null,
    "journal.list": () => [],
  } satisfies Partial<Backend>;
}
