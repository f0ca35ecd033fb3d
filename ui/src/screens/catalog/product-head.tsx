import { Textarea, TextInput } from "@mantine/core";
import { CountField } from "../../components/count-field";
import styles from "./catalog.module.css";
import { ImageMenu } from "./image-menu";
import { Locked } from "./locked";
import { largest } from "./numbers";
import type { Section } from "./section";

/** What the product is called, above its tabs. */
export function ProductHead({ form, product, fixed }: Section) {
  const why = (what: string) => `The product is on sale: programs and licenses know it by its ${what}, which stays.`;
  return (
    <div className={styles.head}>
      {product && <ImageMenu product={product} />}
      <div className={styles.identity}>
        <Locked on={fixed} why={why("number")}>
          {(lock) => (
            <CountField
              label="Number"
              size="sm"
              autoFocus={!product}
              max={largest}
              {...form.getInputProps("number")}
              {...lock}
              value={form.values.number}
            />
          )}
        </Locked>
        <Locked on={fixed} why={why("code")}>
          {(lock) => <TextInput label="Code" spellCheck={false} {...form.getInputProps("code")} {...lock} />}
        </Locked>
        <Locked on={fixed} why={why("name")}>
          {(lock) => <TextInput label="Name" {...form.getInputProps("name")} {...lock} />}
        </Locked>
        <Textarea label="Description" autosize minRows={1} maxRows={6} {...form.getInputProps("description")} />
      </div>
    </div>
  );
}
