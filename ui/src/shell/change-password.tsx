import { Button, Modal, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { FaultNote } from "../components/fault-note";
import { PasswordTwice, passwordRules } from "../components/password-twice";
import { toast } from "../components/toast";
import { faultOf } from "../contract/faults";
import { call, type Fault, type Request } from "../contract/generated";

/** Changes the signed-in user's own password. */
export function ChangePassword({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const form = useForm({
    initialValues: { current: "", password: "", again: "" },
    validate: { current: (value) => (value ? null : "Your password until now"), ...passwordRules },
  });
  const change = useMutation<null, Fault, Request<"vault.change_password">>({
    mutationFn: (request) => call("vault.change_password", request),
    onSuccess: () => {
      close();
      toast("Password changed.");
    },
    onError: (fault) => {
      if (faultOf(fault).code === "wrong_password") form.setFieldError("current", "The password does not fit.");
    },
  });
  const close = () => {
    form.reset();
    change.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title="Change password">
      <form onSubmit={form.onSubmit(({ current, password }) => change.mutate({ current, new: password }))}>
        <Stack gap="md">
          <PasswordInput label="Current password" data-autofocus {...form.getInputProps("current")} />
          <PasswordTwice form={form} label="New password" />
          {change.error?.code !== "wrong_password" && <FaultNote fault={change.error} />}
          <Button type="submit" variant="filled" loading={change.isPending}>
            Change password
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
