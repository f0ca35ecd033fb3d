import { DateInput, type DateInputProps } from "@mantine/dates";
import { IconCalendar } from "@tabler/icons-react";
import { type Day, readDay, writeDay } from "../time/days";

type Props = Omit<DateInputProps, "value" | "onChange"> & { day: Day; onChange: (day: Day) => void; bare?: boolean };

/** One day, typed as people write it or chosen in the calendar. It is never empty: terms have their dates. */
export function DayField({ day, onChange, bare = false, ...props }: Props) {
  return (
    <DateInput
      size="xs"
      value={day}
      onChange={(value) => value && onChange(value)}
      dateParser={(text) => readDay(text)}
      valueFormat={writeDay}
      firstDayOfWeek={1}
      // Weekends in red would look like something wrong.
      weekendDays={[]}
      rightSection={bare ? undefined : <IconCalendar size={14} stroke={1.8} aria-hidden="true" />}
      rightSectionPointerEvents="none"
      popoverProps={{ shadow: "md", position: "bottom-start" }}
      styles={bare ? { input: { paddingInline: 8 } } : undefined}
      {...props}
    />
  );
}
