/** The browser keeps the session in a cookie that no script can read. */
export const credentials: RequestCredentials = 'same-origin';
export const readBearer = (): Promise<string | null> => Promise.resolve(null);
export const keepBearer = (_token: string | null): Promise<void> => Promise.resolve();
