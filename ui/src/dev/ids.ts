let serial = 0;
/** An id that looks like one. */
export const newId = () => `0194c9a2-7d31-7c44-9b0e-${String(++serial).padStart(12, "0")}`;
/** This second. */
export const now = () => Math.floor(Date.now() / 1000);
