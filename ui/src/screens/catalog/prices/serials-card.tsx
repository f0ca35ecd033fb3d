import { Radio, TextInput } from "@mantine/core";
import { useState } from "react";
import { Card } from "../../../components/card";
import { CountField } from "../../../components/count-field";
import { useSet } from "../../../components/record-form/use-record-form";
import { Tag } from "../../../components/tag";
import { several } from "../../../time/locale";
import { largest } from "../numbers";
import { RowProblems } from "../row-problems";
import type { Section } from "../section";
import styles from "./prices.module.css";
import { defaultStyle, type SerialForm, serialFormOf, shapeOf, startOfForm } from "./serial-styles";

/** How new serial numbers look. Those that exist keep their form. */
export function SerialsCard({ form }: Section) {
  const set = useSet(form);
  const { serials } = form.values;
  const [chosen, setChosen] = useState<SerialForm>(serialFormOf(serials));
  // An own form that happens to be the digits' stays one's own, and a discarded change shows what is there.
  const kind = chosen === "own" && serials !== null ? "own" : serialFormOf(serials);
  const style = serials ?? defaultStyle;
  const choose = (next: SerialForm) => {
    setChosen(next);
    set("serials", startOfForm(next, serials));
  };
  const whole = form.errors.serials;
  return (
    <Card title="Serial numbers" hint="how new ones look; those that exist keep their form">
      <div className={styles.serials}>
        <Radio.Group
          aria-label="Form of serial numbers"
          value={kind}
          onChange={(next) => choose(next as SerialForm)}
          className={styles.forms}
        >
          <Radio value="default" label="Letters and digits" description="Five groups of six that nobody confuses" />
          <Radio value="digits" label="Digits" description="Three groups of six, easy to say on the phone" />
          <Radio value="own" label="Our own" description="Alphabet and groups as you need them" />
        </Radio.Group>
        {kind === "own" && (
          <div className={styles.own}>
            <TextInput
              label="Alphabet"
              description="10 to 62 different letters and digits"
              inputWrapperOrder={["label", "input", "error", "description"]}
              spellCheck={false}
              classNames={{ input: "mono" }}
              {...form.getInputProps("serials.alphabet")}
            />
            <CountField
              size="sm"
              label="Groups"
              description="1 to 10"
              inputWrapperOrder={["label", "input", "error", "description"]}
              max={largest}
              {...form.getInputProps("serials.groups")}
              value={style.groups}
            />
            <CountField
              size="sm"
              label="Characters each"
              description="2 to 12"
              inputWrapperOrder={["label", "input", "error", "description"]}
              max={largest}
              {...form.getInputProps("serials.group_length")}
              value={style.group_length}
            />
          </div>
        )}
        {whole && <RowProblems alone messages={[String(whole)]} />}
        <div className={styles.shape}>
          <Tag>Only a shape</Tag>
          <span className="mono">{shapeOf(style)}</span>
          <span className="dim">
            {several(style.groups * style.group_length, "character")}; real ones are random, and their last two find
            typing errors
          </span>
        </div>
      </div>
    </Card>
  );
}
