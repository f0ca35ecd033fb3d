import { Button } from "@mantine/core";
import { IconArchive, IconLicense } from "@tabler/icons-react";
import { useBlocker } from "@tanstack/react-router";
import { useState } from "react";
import { Caps } from "../../components/caps";
import { Card } from "../../components/card";
import { ConditionsFields } from "../../components/conditions/conditions-fields";
import { CountField } from "../../components/count-field";
import { DraftNotes } from "../../components/draft-notes";
import { FaultNote } from "../../components/fault-note";
import { Page } from "../../components/page";
import { goToNextMarked } from "../../components/record-form/next-problem";
import { useRecordForm, useSet } from "../../components/record-form/use-record-form";
import { archivedLook, Status } from "../../components/status";
import { ValuesFields } from "../../components/terms/values-fields";
import type { ProductView, ProfileContent, ProfileView } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { moment } from "../../time/ago";
import catalog from "../catalog/catalog.module.css";
import { largest } from "../catalog/numbers";
import { RowProblems } from "../catalog/row-problems";
import { ApplyCard } from "./apply-card";
import { LicenseForId } from "./license-for-id";
import { ProfileCard } from "./profile-card";
import { rules } from "./profile-form";
import styles from "./profiles.module.css";
import { Quota } from "./quota";
import { SaleCard } from "./sale-card";
import { TermsCard } from "./terms-card";
import { useArchiveProfile } from "./use-profile-acts";
import { useProfileSave } from "./use-profile-save";
import { newProfile } from "./words";

/** The page of a profile: one form over its product's features. What is typed is kept until it is saved. */
export function ProfileEditor({ product, profile }: { product: ProductView; profile?: ProfileView }) {
  const may = useMay();
  const setArchived = useArchiveProfile();
  const [fresh] = useState(() => ({ version: 0, content: newProfile(product.content) }));
  const place = profile ? `profile/${profile.id}` : `profile/new of ${product.id}`;
  const record = useRecordForm<ProfileContent>({ place, loaded: profile ?? fresh, rules });
  const { form, dirty } = record;
  const set = useSet(form);
  const { submit, saving, fault, messages } = useProfileSave(product, profile, record);
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: dirty });

  const [selling, setSelling] = useState(false);
  const mayEdit = may("profile.save");
  const editable = mayEdit && !record.offered;
  useKeys({
    "ctrl+s": editable ? { run: () => submit(), label: "Save" } : undefined,
    "ctrl+enter": editable ? { run: () => submit() } : undefined,
    f8: { run: () => void goToNextMarked(true), label: "Go to the next problem" },
  });
  const error = (path: string) => (form.errors[path] === undefined ? undefined : String(form.errors[path]));
  return (
    <Page
      title={profile?.content.name ?? "New profile"}
      crumbs={[
        { label: "Catalog", to: "/catalog" },
        { label: product.content.name, to: `/catalog/${product.id}` as "/catalog" },
        "Profile",
      ]}
      beside={
        <>
          {profile?.archived_at && <Status look={archivedLook} />}
          {profile && dirty && <span className="dim">Not saved</span>}
        </>
      }
      actions={
        <>
          {profile && profile.archived_at === null && !dirty && may("license.from_profile") && (
            <Button leftSection={<IconLicense size={16} stroke={1.6} />} onClick={() => setSelling(true)}>
              License for an id…
            </Button>
          )}
          {profile && may("profile.archive") && (
            <Button
              leftSection={<IconArchive size={16} stroke={1.6} />}
              onClick={() => setArchived(profile, profile.archived_at === null)}
            >
              {profile.archived_at === null ? "Archive" : "Unarchive"}
            </Button>
          )}
          {mayEdit && (
            <Button
              variant={dirty || !profile ? "filled" : "default"}
              disabled={!editable || (!dirty && profile !== undefined)}
              loading={saving}
              onClick={() => submit()}
            >
              Save <Caps of="ctrl+s" filled={dirty || !profile} />
            </Button>
          )}
        </>
      }
    >
      <form className={styles.content} onSubmit={submit} aria-label="Profile" noValidate>
        <div className={styles.notes}>
          <DraftNotes of={record} />
          <FaultNote fault={fault} />
          <RowProblems messages={messages} />
        </div>
        <fieldset disabled={!editable} className={catalog.fields}>
          <ProfileCard form={form} fresh={!profile} />
          <TermsCard form={form} product={product} />
          <Card title="Conditions" hint="of a license as a whole">
            <ConditionsFields
              value={form.values.conditions}
              problems={(field) => error(`conditions.${field}`)}
              onChange={(value) => set("conditions", value)}
            />
          </Card>
          {product.content.fields.length > 0 && (
            <Card title="Fields" hint="what new licenses begin with, beside the product’s defaults">
              <ValuesFields
                fields={product.content.fields.map((field) => ({ ...field, required: false }))}
                values={form.values.values}
                wrong={(key) => error(`values.${key}`)}
                onChange={(values) => set("values", values)}
              />
            </Card>
          )}
        </fieldset>
        <aside className={styles.side}>
          <fieldset disabled={!editable} className={catalog.fields}>
            <SaleCard form={form} product={product} />
            <Card title="Activations">
              <CountField
                size="sm"
                label="Machines per license"
                unit="machines"
                description="1 to 50"
                inputWrapperOrder={["label", "input", "error", "description"]}
                max={largest}
                {...form.getInputProps("activation_limit")}
                value={form.values.activation_limit}
              />
            </Card>
          </fieldset>
          {profile && (
            <>
              <Card title="Quota used">
                <Quota quota={profile.content.quota} used={profile.used} />
                <p className={styles.changed}>Changed {moment(profile.updated_at)}</p>
              </Card>
              <ApplyCard profile={profile} dirty={dirty} />
            </>
          )}
        </aside>
        <button type="submit" hidden disabled={!editable} />
      </form>
      {profile && <LicenseForId profile={profile} opened={selling} onClose={() => setSelling(false)} />}
    </Page>
  );
}
