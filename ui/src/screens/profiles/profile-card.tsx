import { Radio, Textarea, TextInput } from "@mantine/core";
import { Card } from "../../components/card";
import type { Form } from "../../components/record-form/use-record-form";
import type { ProfileContent } from "../../contract/generated";
import styles from "./profiles.module.css";
import { kinds, kindWords } from "./words";

/** What the profile is called, and what it is to sales. */
export function ProfileCard({ form, fresh }: { form: Form<ProfileContent>; fresh: boolean }) {
  return (
    <Card title="Profile">
      <div className={styles.identity}>
        <TextInput label="Name" autoFocus={fresh} {...form.getInputProps("name")} />
        <TextInput label="Code" spellCheck={false} {...form.getInputProps("code")} />
        <Radio.Group label="What it is" className={styles.kinds} {...form.getInputProps("kind")}>
          <div className={styles.choices}>
            {kinds.map((kind) => (
              <Radio.Card key={kind} value={kind} className={styles.choice} aria-label={kindWords[kind].word}>
                <Radio.Indicator size="xs" mt={3} />
                <span>
                  <strong>{kindWords[kind].word}</strong>
                  {kindWords[kind].meaning}
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label="Description"
          className={styles.kinds}
          autosize
          minRows={1}
          maxRows={6}
          {...form.getInputProps("description")}
        />
      </div>
    </Card>
  );
}
