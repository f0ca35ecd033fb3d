import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { Card } from "../../components/card";

/** Light, dark, or as the system is. Belongs to this computer, not to the vault. */
export function AppearanceCard() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Card title="Appearance" hint="on this computer">
      <SegmentedControl
        size="xs"
        aria-label="Appearance"
        value={colorScheme}
        onChange={(value) => setColorScheme(value as MantineColorScheme)}
        data={[
          { value: "light", label: "Light" },
          { value: "dark", label: "Dark" },
          { value: "auto", label: "Like the system" },
        ]}
      />
    </Card>
  );
}
