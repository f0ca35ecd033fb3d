import { Button, Group, Modal } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";

/** Asks before a page with unsaved changes is left. `forget` is called when somebody leaves without saving. */
export function Unsaved({ dirty, forget }: { dirty: boolean; forget?: () => void }) {
  const blocker = useBlocker({
    // Another tab of the same record is no leaving.
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    withResolver: true,
    enableBeforeUnload: dirty,
  });
  const stay = () => blocker.status === "blocked" && blocker.reset();
  const leave = () => {
    if (blocker.status !== "blocked") return;
    forget?.();
    blocker.proceed();
  };
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
