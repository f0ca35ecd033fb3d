// Set by "Other vault…": the next entrance shows the three choices and not the lock of the vault just left.
let choices = false;

/** The next entrance begins with the three choices. */
export function chooseNextTime(): void {
  choices = true;
}

/** Whether the choices were asked for; asking takes the wish back. */
export function takeChoice(): boolean {
  const wished = choices;
  choices = false;
  return wished;
}
