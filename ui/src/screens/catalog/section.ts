import type { Form } from "../../components/record-form/use-record-form";
import type { ProductContent, ProductView } from "../../contract/generated";

/** What every tab of a product works on. */
export type Section = {
  form: Form<ProductContent>;
  /** None while a new product was never saved. */
  product: ProductView | undefined;
  /** It is, or was, on sale: what programs and licenses rely on no longer changes. */
  fixed: boolean;
};
