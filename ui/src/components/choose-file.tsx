import { type ReactNode, useRef } from "react";

/** Lets somebody choose a file: the field that holds it, out of sight, and what opens it. */
export function useChooseFile(accept: string, label: string, take: (file: File) => void): [ReactNode, () => void] {
  const field = useRef<HTMLInputElement>(null);
  return [
    <input
      key={label}
      ref={field}
      type="file"
      hidden
      accept={accept}
      aria-label={label}
      onChange={({ currentTarget }) => {
        const [file] = currentTarget.files ?? [];
        if (file) take(file);
        // The same file may be chosen again.
        currentTarget.value = "";
      }}
    />,
    () => field.current?.click(),
  ];
}
