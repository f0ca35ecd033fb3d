import { createHashHistory, createRootRoute, createRoute, createRouter, Navigate } from "@tanstack/react-router";
import type { Id, OrderTab } from "../contract/generated";
import { CatalogPage } from "../screens/catalog/catalog-page";
import { ProductPage } from "../screens/catalog/product-page";
import { CustomerPage } from "../screens/customers/customer-page";
import { CustomersPage } from "../screens/customers/customers-page";
import { KeysPage } from "../screens/keys/keys-page";
import { MailPage } from "../screens/mail/mail-page";
import { MailComposer } from "../screens/order/mail-composer";
import { OrderPage } from "../screens/order/order-page";
import { OrdersPage } from "../screens/orders/orders-page";
import { SettingsPage } from "../screens/settings/settings-page";
import { Shell } from "./shell";

const words = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const flag = (value: unknown) => (value === true ? true : undefined);
const tabs: OrderTab[] = ["draft", "submitted", "revoked", "archived"];

/** The filter of a list stands in its address, so that going back finds the list as it was. */
export type ListSearch = { text?: string; archived?: true };
const listSearch = (search: Record<string, unknown>): ListSearch => ({
  text: words(search.text),
  archived: flag(search.archived),
});

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
  validateSearch: (search: Record<string, unknown>): { tab?: OrderTab; text?: string } => ({
    tab: tabs.find((tab) => tab === search.tab),
    text: words(search.text),
  }),
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
  validateSearch: listSearch,
});
export const customerRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id",
  component: CustomerPage,
  // For a new one: the name typed elsewhere, and the draft that waits for it.
  validateSearch: (search: Record<string, unknown>): { name?: string; order?: Id } => ({
    name: words(search.name),
    order: words(search.order),
  }),
});
export const catalogRoute = createRoute({
  getParentRoute: () => root,
  path: "/catalog",
  component: CatalogPage,
  validateSearch: listSearch,
});
export const productRoute = createRoute({
  getParentRoute: () => root,
  path: "/catalog/$id",
  component: ProductPage,
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
export const mailRoute = createRoute({ getParentRoute: () => root, path: "/mail", component: MailPage });
export const settingsRoute = createRoute({ getParentRoute: () => root, path: "/settings", component: SettingsPage });

const routeTree = root.addChildren([
  index,
  ordersRoute,
  orderRoute,
  orderMailRoute,
  customersRoute,
  customerRoute,
  catalogRoute,
  productRoute,
  keysRoute,
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
