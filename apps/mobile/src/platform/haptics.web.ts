/** A browser does not buzz: on a desk it would only be noise. */
export function buzz(_kind: 'success' | 'warning'): void {}
