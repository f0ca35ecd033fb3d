import type { LicenseView, MadeOrder, Request } from "../contract/generated";
import { free } from "./data";
import { type Backend, refuse } from "./world";

type Parts = Pick<
  Backend,
  | "order.create"
  | "order.update"
  | "order.save"
  | "order.submit"
  | "profile.get"
  | "license.get"
  | "license.save"
  | "activation.for_id"
>;

const day = 86_400;

/** What is written and submitted in one step, made of the steps. */
export function atOnceHandlers(backend: Parts) {
  const submit = (id: string, version: number) => backend["order.submit"]({ id, version });
  const change = (
    license_ids: string[],
    conditions: (license: LicenseView) => Partial<LicenseView["conditions"]>,
  ): MadeOrder[] =>
    license_ids.map((license_id) => {
      const license = backend["license.get"]({ id: license_id });
      const draft = backend["order.update"]({ license_ids: [license_id] });
      const lines = draft.content.lines.map((line) => ({
        ...line,
        conditions: { ...(line.conditions ?? free), ...conditions(license) },
      }));
      const saved = backend["order.save"]({ ...draft, content: { ...draft.content, lines } });
      const { id, number } = submit(saved.id, saved.version);
      return { id, number, licenses: 1 };
    });
  return {
    "license.from_profile": (request: Request<"license.from_profile">) => {
      const { product_id, content } = backend["profile.get"]({ id: request.profile_id });
      const draft = backend["order.create"]({ customer_id: request.customer_id ?? null });
      const line = { product_id, profile_id: request.profile_id, quantity: 1 };
      const saved = backend["order.save"]({
        ...draft,
        content: {
          ...draft.content,
          customer_required: false,
          activation_limit: content.activation_limit,
          lines: [
            {
              ...line,
              ...{ unit_price: null, discount: 0, tax: null, description: "", conditions: null },
              ...{ features: content.features, values: {}, memory: [] },
            },
          ],
        },
      });
      const [license] = submit(saved.id, saved.version).licenses;
      if (!license) return refuse("not_found");
      if (request.note) backend["license.save"]({ id: license.id, version: 1, note: request.note, values: {} });
      const { kind, id, name = "", until } = request;
      return backend["activation.for_id"]({ license_id: license.id, kind, id, name, ...(until && { until }) });
    },
    "license.extend": ({ license_ids, days, until }: Request<"license.extend">) =>
      change(license_ids, ({ row }) => {
        if (row.ends_at === null) return refuse("invalid_field", `${row.serial} has no end.`, "license_ids");
        return { validity: { kind: "until", until: until ?? row.ends_at + (days ?? 0) * day } };
      }),
    "license.convert_trial": ({ license_ids }: Request<"license.convert_trial">) =>
      change(license_ids, () => ({ trial_days: null })),
  } satisfies Partial<Backend>;
}
