import { Card } from "../../components/card";
import { ConditionsFields } from "../../components/conditions/conditions-fields";
import { CountField } from "../../components/count-field";
import { useSet } from "../../components/record-form/use-record-form";
import { largest } from "./numbers";
import type { Section } from "./section";

/** What holds for a license as a whole, as a new order starts with it. */
export function DefaultsTab({ form }: Section) {
  const set = useSet(form);
  const problems = (field: string) => {
    const error = form.errors[`conditions.${field}`];
    return error === undefined ? undefined : String(error);
  };
  return (
    <>
      <Card title="Conditions" hint="of a license as a whole, as a new order starts with them">
        <ConditionsFields
          value={form.values.conditions}
          problems={problems}
          onChange={(value) => set("conditions", value)}
        />
      </Card>
      <Card title="Activations" hint="of a license in a new order">
        <CountField
          size="sm"
          w={260}
          unit="machines"
          label="Machines per license"
          description="1 to 50; 10 at most in a demo order"
          inputWrapperOrder={["label", "input", "error", "description"]}
          max={largest}
          {...form.getInputProps("activation_limit")}
          value={form.values.activation_limit}
        />
      </Card>
    </>
  );
}
