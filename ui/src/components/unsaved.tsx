import { Button, Group, Modal } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";

/** Asks before a page with unsaved changes is left. */
export function Unsaved({ dirty }: { dirty: boolean }) {
  const blocker = useBlocker({ shouldBlockFn: () => dirty, withResolver: true, enableBeforeUnload: dirty });
  const stay = () => blocker.status === "blocked" && blocker.reset();
  const leave = () => blocker.status === "blocked" && blocker.proceed();
  return (
    <Modal opened={blocker.status === "blocked"} onClose={stay} title="Leave without saving?">
      What you changed here is not saved yet.
      <Group justify="flex-end" mt="lg">
        <Button onClick={leave}>Leave</Button>
        <Button variant="filled" onClick={stay} data-autofocus>
          Stay
        </Button>
      </Group>
    </Modal>
  );
}
