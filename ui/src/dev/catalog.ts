import type { Id, Problem, ProductRow, ProductView, ProfileRow, ProfileView } from "../contract/generated";
import { chosenImage, images, profiles } from "./catalog-data";
import { productProblems, profileProblems } from "./catalog-rules";
import { newId, now, products } from "./data";
import { type Backend, byId, has, page, refuse, replace } from "./world";

/** What the catalog answers, pretended in the memory of the window. */
type Answered = {
  [K in keyof Backend as K extends `product.${string}` | `profile.${string}` | "export.products"
    ? K
    : never]: Backend[K];
};

function demand(problems: Problem[]): void {
  if (problems.length === 0) return;
  const message = problems.map((problem) => problem.message).join(" ");
  throw { code: "problems", message, details: { field: null, problems, reference: null } };
}

const sameVersion = (record: { version: number } | undefined, version: number) => {
  if (record && record.version !== version) refuse("changed_elsewhere");
};

const profileRow = (view: ProfileView): ProfileRow => ({
  id: view.id,
  product_id: view.product_id,
  product_name: view.product_name,
  code: view.content.code,
  name: view.content.name,
  kind: view.content.kind,
  quota: view.content.quota,
  used: view.used,
  price: view.content.price,
  archived: view.archived_at !== null,
});

const profilesOf = (id: Id) => profiles.filter(({ product_id }) => product_id === id);

const withProfiles = (view: ProductView): ProductView => ({
  ...view,
  profiles: profilesOf(view.id)
    .filter(({ archived_at }) => archived_at === null)
    .map(profileRow),
  has_image: images.has(view.id),
});

const productRow = ({ id, content, status, licenses }: ProductView): ProductRow => ({
  id,
  number: content.number,
  code: content.code,
  name: content.name,
  status,
  features: content.features.length,
  profiles: profilesOf(id).filter(({ archived_at }) => archived_at === null).length,
  licenses,
  price: content.prices.price,
  currency: content.prices.currency,
  has_image: images.has(id),
});

/** All products that a list shows. */
const listed = (text: string | undefined, archived: boolean | undefined) =>
  products.filter(
    ({ content: { number, name, code }, status }) =>
      has(text, String(number), name, code) && (archived ?? false) === (status === "archived"),
  );

export const catalogHandlers: Answered = {
  "product.list": ({ text, archived, ...paging }) => page(listed(text, archived).map(productRow), paging),
  "product.get": ({ id }) => withProfiles(byId(products, id)),
  "product.save": ({ id, version, content }) => {
    const before = products.find((product) => product.id === id);
    sameVersion(before, version);
    demand(productProblems(content, before));
    const fresh = { status: "draft" as const, licenses: 0, profiles: [], has_image: false, created_at: now() };
    const saved = { ...fresh, ...before, content, id: id ?? newId(), version: version + 1, updated_at: now() };
    return withProfiles(replace(products, saved));
  },
  "product.archive": ({ id, archived, version }) => {
    const before = byId(products, id);
    sameVersion(before, version);
    const back = before.licenses > 0 ? ("on_sale" as const) : ("draft" as const);
    const changed = { ...before, status: archived ? ("archived" as const) : back, version: version + 1 };
    return withProfiles(replace(products, changed));
  },
  "product.delete": ({ id }) => {
    products.splice(products.indexOf(byId(products, id)), 1);
    return null;
  },
  "product.image": ({ id }) => ({ data_url: images.get(id) ?? null }),
  "product.set_image": ({ id, path }) => {
    if (path) images.set(id, chosenImage);
    else images.delete(id);
    return { data_url: images.get(id) ?? null };
  },
  "profile.list": ({ product_id, text, archived, ...paging }) => {
    const rows = profiles
      .map(profileRow)
      .filter((row) => !product_id || row.product_id === product_id)
      .filter((row) => has(text, row.name, row.code) && (archived ?? false) === row.archived);
    return page(rows, paging);
  },
  "profile.get": ({ id }) => byId(profiles, id),
  "profile.save": ({ id, version, product_id, content }) => {
    const before = profiles.find((profile) => profile.id === id);
    sameVersion(before, version);
    demand(profileProblems(content));
    const { number, name } = byId(products, product_id).content;
    const fresh = { product_id, product_number: number, product_name: name, used: 0, archived_at: null };
    const times = { created_at: before?.created_at ?? now(), updated_at: now() };
    return replace(profiles, { ...fresh, ...before, ...times, content, id: id ?? newId(), version: version + 1 });
  },
  "profile.archive": ({ id, version, archived }) => {
    sameVersion(byId(profiles, id), version);
    const changed = { archived_at: archived ? now() : null, version: version + 1, updated_at: now() };
    return replace(profiles, { ...byId(profiles, id), ...changed });
  },
  "export.products": ({ path, text, archived }) => ({ path, rows: listed(text, archived).length }),
};
