const edge =
  "M9.69 1.86A2.9 2.9 0 0 1 14.31 1.86A2.9 2.9 0 0 1 18.48 3.87A2.9 2.9 0 0 1 21.37 7.49A2.9 2.9 0 0 1 22.4 12A2.9 2.9 0 0 1 21.37 16.51A2.9 2.9 0 0 1 18.48 20.13A2.9 2.9 0 0 1 14.31 22.14A2.9 2.9 0 0 1 9.69 22.14A2.9 2.9 0 0 1 5.52 20.13A2.9 2.9 0 0 1 2.63 16.51A2.9 2.9 0 0 1 1.6 12A2.9 2.9 0 0 1 2.63 7.49A2.9 2.9 0 0 1 5.52 3.87A2.9 2.9 0 0 1 9.69 1.86Z";
const ring = "M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0 -16ZM12 5.1a6.9 6.9 0 1 1 0 13.8a6.9 6.9 0 1 1 0 -13.8Z";
const letter =
  "M14.9 9.35C14.5 8.5 13.4 8 12.05 8c-1.75 0-2.95.8-2.95 2.05 0 2.9 5.85 1.25 5.85 4.05 0 1.2-1.25 1.95-2.95 1.95-1.5 0-2.7-.55-3.1-1.5";

/** The mark of Signet. Small, it loses the ring and its letter grows, so that it stays a letter. */
export function Seal({ size }: { size: number }) {
  const large = size >= 32;
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={large ? edge + ring : edge} fill="var(--s-brass)" fillRule="evenodd" />
      <path
        d={letter}
        fill="none"
        stroke="var(--s-brass-letter)"
        strokeWidth={large ? 1.6 : 1.75}
        strokeLinecap="round"
        transform={large ? undefined : "translate(12 12) scale(1.32) translate(-12 -12)"}
      />
    </svg>
  );
}
