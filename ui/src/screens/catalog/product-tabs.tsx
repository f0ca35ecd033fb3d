import { Tabs } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ComponentType } from "react";
import { several } from "../../time/locale";
import { ProfilesTab } from "../profiles/profiles-tab";
import { BindingTab } from "./binding/binding-tab";
import styles from "./catalog.module.css";
import { DefaultsTab } from "./defaults-tab";
import { FeaturesTab } from "./features/features-tab";
import { FieldsTab } from "./fields/fields-tab";
import { MemoryTab } from "./memory/memory-tab";
import { PricesTab } from "./prices/prices-tab";
import { ReleasesTab } from "./releases/releases-tab";
import type { Section } from "./section";
import { errorsByTab, type ProductTab, productTabs, tabWords } from "./tabs";

const panels: Record<ProductTab, ComponentType<Section>> = {
  features: FeaturesTab,
  profiles: ProfilesTab,
  fields: FieldsTab,
  releases: ReleasesTab,
  memory: MemoryTab,
  binding: BindingTab,
  defaults: DefaultsTab,
  prices: PricesTab,
};

/** The sections of a product. A tab says how many things it holds, or how many of its problems wait. */
export function ProductTabs(props: {
  section: Section;
  tab: ProductTab;
  onTab: (tab: ProductTab) => void;
  disabled: boolean;
}) {
  const { section, tab, onTab, disabled } = props;
  const { form, product } = section;
  const wrong = errorsByTab(form.errors);
  const counts: Partial<Record<ProductTab, number>> = {
    features: form.values.features.length,
    profiles: product?.profiles.filter(({ archived }) => !archived).length ?? 0,
    fields: form.values.fields.length,
    releases: form.values.releases.length,
    memory: form.values.memory.length,
  };
  const Panel = panels[tab];
  return (
    <Tabs value={tab} onChange={(next) => next && onTab(next as ProductTab)} keepMounted={false}>
      <div className={styles.tabs}>
        <Tabs.List aria-label="Sections of the product">
          {productTabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {tabWords[name]}
              <Mark problems={wrong[name] ?? 0} count={counts[name] ?? 0} />
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </div>
      <Tabs.Panel value={tab} className={styles.panel}>
        {/* Profiles are records of their own: who may not change the product may still open them. */}
        <fieldset disabled={disabled && tab !== "profiles"} className={styles.fields}>
          <Panel {...section} />
        </fieldset>
      </Tabs.Panel>
    </Tabs>
  );
}

function Mark({ problems, count }: { problems: number; count: number }) {
  if (problems > 0) {
    return (
      <span className={styles.count} data-wrong>
        <IconAlertTriangle size={14} stroke={1.8} role="img" aria-label={several(problems, "problem")} />
        {problems}
      </span>
    );
  }
  return count > 0 && <span className={styles.count}>{count}</span>;
}
