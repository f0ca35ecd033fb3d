import { DateInput, type DateInputProps } from "@mantine/dates";
import { IconCalendar } from "@tabler/icons-react";
import { type Day, writeDay } from "../time/days";
import { readSoon } from "./terms/soon";

type Props = Omit<DateInputProps, "value" | "onChange"> & { day: Day | null; onChange: (day: Day | null) => void };

/** One day, or none: emptied by its text or its cross, and the placeholder says what that means. */
export function OptionalDay({ day, onChange, ...props }: Props) {
  return (
    <DateInput
      clearable
      value={day}
      onChange={onChange}
      dateParser={(text) => readSoon(text)}
      valueFormat={writeDay}
      firstDayOfWeek={1}
      weekendDays={[]}
      rightSection={day ? undefined : <IconCalendar size={14} stroke={1.8} aria-hidden="true" />}
      rightSectionPointerEvents={day ? undefined : "none"}
      clearButtonProps={{ "aria-label": "No date" }}
      popoverProps={{ shadow: "md", position: "bottom-start" }}
      {...props}
    />
  );
}
