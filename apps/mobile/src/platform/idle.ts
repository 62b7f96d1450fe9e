/** A phone has every page in its bundle: nothing to fetch ahead. */
export const whenIdle =
  (_run: () => void): (() => void) =>
  () =>
    undefined;
