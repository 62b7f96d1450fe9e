/** A phone rings by its pushes. */
export const tone = { available: false, play: (): void => undefined };
