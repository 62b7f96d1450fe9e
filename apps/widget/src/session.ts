import type { CustomerSession, Problem } from '@baton/protocol';
import type { Keep } from './keep.ts';
import type { Settings } from './settings.ts';

/** The server said no: `problem.code` says why. */
export class RefusedError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'RefusedError';
    this.problem = problem;
  }
}

const TOKEN = 'token';

/** Starts the customer's thread with the bot, or resumes the one this browser has; rejects when the server cannot be reached. */
export async function openSession(settings: Settings, keep: Keep, post = postJson): Promise<CustomerSession> {
  const earlier = keep.read(TOKEN);
  const session = await start(settings, earlier, post).catch((error: unknown) => {
    // The earlier thread is gone (another server, keys changed): begin a new one rather than never talk again.
    if (
      earlier !== null &&
      error instanceof RefusedError &&
      error.problem.status < 500 &&
      error.problem.code !== 'rate_limited'
    )
      return start(settings, null, post);
    throw error;
  });
  keep.write(TOKEN, session.token);
  return session;
}

function start(
  { base, botId, language, customerName }: Settings,
  token: string | null,
  post: typeof postJson,
): Promise<CustomerSession> {
  const request = {
    botId,
    language,
    ...(token === null ? {} : { token }),
    ...(customerName === null ? {} : { name: customerName }),
  };
  return post<CustomerSession>(`${base}/v1/customer/sessions`, request, null);
}

export function postJson<T>(url: string, body: unknown, token: string | null): Promise<T> {
  const headers = { 'content-type': 'application/json', ...authorization(token) };
  return answerOf<T>(
    fetch(url, { method: 'POST', headers, body: JSON.stringify(body), credentials: 'omit' }),
  );
}

export const getJson = <T>(url: string, token: string | null): Promise<T> =>
  answerOf<T>(fetch(url, { headers: authorization(token), credentials: 'omit' }));

const authorization = (token: string | null): Record<string, string> =>
  token === null ? {} : { authorization: `Bearer ${token}` };

async function answerOf<T>(responding: Promise<Response>): Promise<T> {
  const response = await responding;
  if (response.ok) return (await response.json()) as T;
  const said = response.headers.get('content-type')?.includes('json')
    ? ((await response.json()) as Partial<Problem>)
    : {};
  const code =
    said.code ??
    (response.status === 401 ? 'unauthenticated' : response.status < 500 ? 'not_found' : 'unavailable');
  throw new RefusedError({ type: '', title: '', detail: '', ...said, code, status: response.status });
}
