import { problem } from '@baton/protocol';
import type { FastifyReply } from 'fastify';
import { refusalOfLogin } from './login-refusals.ts';
import type { Api, ApiPorts } from './ports.ts';
import { sendProblem } from './problems.ts';

/** The cookie of a sign-in whose second step is to come. */
const SECOND_STEP = /^(?:__Secure-)?baton\.two_factor=([^;]+)/;
const HEADER = 'x-second-step';

/** More than any sign-in needs. */
const BODY_LIMIT = 16 * 1024;

/**
 * Hands `/api/auth/*` to the login library, which speaks in web requests and responses. Bodies are read as everywhere: JSON, bounded, its
 * texts as the database can keep them. What the library refuses leaves as a problem document.
 */
export function loginRoutes(api: Api, { logins, baseUrl }: ApiPorts): void {
  api.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true },
    bodyLimit: BODY_LIMIT,
    config: { rateLimit: { max: 60, timeWindow: 60_000 } },
    handler: async (request, reply) => {
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers))
        if (typeof value === 'string') headers.set(name, value);
      // Phones keep no cookies: they are told the second step's in a header, and bring it back in one.
      const step = headers.get(HEADER);
      const name = `${baseUrl.startsWith('https://') ? '__Secure-' : ''}baton.two_factor`;
      if (step !== null && /^[\w.%+/=-]+$/.test(step)) headers.set('cookie', `${name}=${step}`);
      // The library limits attempts by this address; a client must not choose it.
      headers.set('x-forwarded-for', request.ip);
      headers.delete('content-length');
      const body = request.body === undefined ? {} : { body: JSON.stringify(request.body) };
      const response = await logins.handler(
        new Request(new URL(request.url, baseUrl), { method: request.method, headers, ...body }),
      );
      const cookies = response.headers.getSetCookie();
      if (cookies.length > 0) void reply.header('set-cookie', cookies);
      const begun = cookies
        .map((cookie) => SECOND_STEP.exec(cookie)?.[1])
        .find((value) => value !== undefined);
      if (begun !== undefined) void reply.header(HEADER, begun);
      if (response.status >= 400) return refuse(reply, response);
      void reply.status(response.status);
      for (const [name, value] of response.headers) if (name !== 'set-cookie') void reply.header(name, value);
      return reply.send(Buffer.from(await response.arrayBuffer()));
    },
  });
}

async function refuse(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  const refused = refusalOfLogin(response.status, await response.text());
  if (refused === null) throw new Error(`the login library answered ${response.status}`);
  const wait = response.headers.get('x-retry-after');
  if (wait !== null) void reply.header('retry-after', wait);
  return sendProblem(reply, problem(refused));
}
