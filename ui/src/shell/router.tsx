import { createHashHistory, createRootRoute, createRoute, createRouter, Navigate } from "@tanstack/react-router";
import type { Id, ImportKind } from "../contract/generated";
import { CatalogPage } from "../screens/catalog/catalog-page";
import { ProductPage } from "../screens/catalog/product-page";
import { type ProductTab, productTabs } from "../screens/catalog/tabs";
import { CustomerPage } from "../screens/customers/customer-page";
import { CustomersPage } from "../screens/customers/customers-page";
import { type CustomerTab, customerTabs } from "../screens/customers/tabs";
import { DeskPage } from "../screens/desk/desk-page";
import { ImportPage } from "../screens/exchange/import-page";
import { KeyPage } from "../screens/keys/key-page";
import { KeysPage } from "../screens/keys/keys-page";
import { LicensePage } from "../screens/licenses/license-page";
import { LicensesPage } from "../screens/licenses/licenses-page";
import { MailPage } from "../screens/mail/mail-page";
import { MailComposer } from "../screens/order/mail-composer";
import { OrderPage } from "../screens/order/order-page";
import { OrdersPage } from "../screens/orders/orders-page";
import { ProfilePage } from "../screens/profiles/profile-page";
import { SettingsPage } from "../screens/settings/settings-page";
import { VerifyPage } from "../screens/verify/verify-page";
import { keepSearch } from "./kept-search";
import { customerSearch, flag, importKinds, licenseSearch, listSearch, one, orderSearch, words } from "./search";
import { Shell } from "./shell";

export type { CustomerSearch, LicenseSearch, ListSearch, OrderSearch } from "./search";

const root = createRootRoute({ component: Shell, notFoundComponent: () => <Navigate to="/orders" /> });
const index = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: () => <Navigate to="/orders" replace />,
});

export const ordersRoute = createRoute({
  getParentRoute: () => root,
  path: "/orders",
  component: OrdersPage,
  beforeLoad: keepSearch("/orders"),
  validateSearch: orderSearch,
});
export const orderRoute = createRoute({
  getParentRoute: () => root,
  path: "/orders/$id",
  component: OrderPage,
  // A customer just created for this draft.
  validateSearch: (search: Record<string, unknown>): { customer?: Id } => ({ customer: words(search.customer) }),
});
export const orderMailRoute = createRoute({
  getParentRoute: () => root,
  path: "/orders/$id/mail",
  component: MailComposer,
});
export const customersRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers",
  component: CustomersPage,
  beforeLoad: keepSearch("/customers"),
  validateSearch: customerSearch,
});
export const customerRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id",
  component: CustomerPage,
  // For a new one: the name typed elsewhere, and the draft that waits for it.
  validateSearch: (search: Record<string, unknown>): { name?: string; order?: Id; tab?: CustomerTab } => ({
    name: words(search.name),
    order: words(search.order),
    tab: one(customerTabs, search.tab),
  }),
});

export const licensesRoute = createRoute({
  getParentRoute: () => root,
  path: "/licenses",
  component: LicensesPage,
  beforeLoad: keepSearch("/licenses"),
  validateSearch: licenseSearch,
});
export const licenseRoute = createRoute({
  getParentRoute: () => root,
  path: "/licenses/$id",
  component: LicensePage,
});
export const verifyRoute = createRoute({ getParentRoute: () => root, path: "/verify", component: VerifyPage });
export const deskRoute = createRoute({ getParentRoute: () => root, path: "/desk", component: DeskPage });
export const importRoute = createRoute({
  getParentRoute: () => root,
  path: "/import",
  component: ImportPage,
  validateSearch: (search: Record<string, unknown>): { what?: ImportKind } => ({
    what: one(importKinds, search.what),
  }),
});
export const catalogRoute = createRoute({
  getParentRoute: () => root,
  path: "/catalog",
  component: CatalogPage,
  beforeLoad: keepSearch("/catalog"),
  validateSearch: listSearch,
});
export const productRoute = createRoute({
  getParentRoute: () => root,
  path: "/catalog/$id",
  component: ProductPage,
  validateSearch: (search: Record<string, unknown>): { tab?: ProductTab } => ({ tab: one(productTabs, search.tab) }),
});
export const profileRoute = createRoute({
  getParentRoute: () => root,
  path: "/catalog/profiles/$id",
  component: ProfilePage,
  // For a new one: its product.
  validateSearch: (search: Record<string, unknown>): { product?: Id } => ({ product: words(search.product) }),
});
export const keysRoute = createRoute({
  getParentRoute: () => root,
  path: "/keys",
  component: KeysPage,
  validateSearch: (search: Record<string, unknown>): { create?: true; import?: true } => ({
    create: flag(search.create),
    import: flag(search.import),
  }),
});
export const keyRoute = createRoute({ getParentRoute: () => root, path: "/keys/$id", component: KeyPage });
export const mailRoute = createRoute({ getParentRoute: () => root, path: "/mail", component: MailPage });
export const settingsRoute = createRoute({ getParentRoute: () => root, path: "/settings", component: SettingsPage });

const routeTree = root.addChildren([
  index,
  ordersRoute,
  orderRoute,
  orderMailRoute,
  customersRoute,
  customerRoute,
  licensesRoute,
  licenseRoute,
  deskRoute,
  verifyRoute,
  importRoute,
  catalogRoute,
  productRoute,
  profileRoute,
  keysRoute,
  keyRoute,
  mailRoute,
  settingsRoute,
]);

/** The places of an open vault. Made anew for every session, so that nobody lands on the former one's page. */
export function makeRouter() {
  return createRouter({ routeTree, history: createHashHistory(), defaultPreload: false });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
